using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>What somebody finds on a page: by what it is and what it says, never by how it is made.</summary>
internal static class Sight
{
    public static ILocator Content(this IPage page) => page.GetByRole(AriaRole.Main);

    /// <summary>The menu of the product's parts.</summary>
    public static ILocator Navigation(this IPage page, Words words) => page.GetByRole(AriaRole.Navigation, Named(words.Common["Menu"]));

    /// <summary>The one dialog that is open.</summary>
    public static ILocator OpenDialog(this IPage page) => page.GetByRole(AriaRole.Dialog);

    /// <summary>The heading of the whole page.</summary>
    public static ILocator Title(this IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>What is read out at once, such as why something was refused.</summary>
    public static ILocator Alert(this IPage page) => page.GetByRole(AriaRole.Alert);

    /// <summary>A part of the page under a heading of its own.</summary>
    public static ILocator Panel(this IPage page, string title) => page.GetByRole(AriaRole.Region, Named(title));

    public static ILocator Group(this IPage page, string name) => page.GetByRole(AriaRole.Group, Named(name));

    public static ILocator Button(this IPage page, string name) => page.Whole().Button(name);

    public static ILocator Button(this IPage page, Regex name) => page.Whole().Button(name);

    public static ILocator Button(this ILocator within, string name) => within.Button(Exactly(name));

    public static ILocator Button(this ILocator within, Regex name) => within.GetByRole(AriaRole.Button, new() { NameRegex = name });

    public static ILocator Link(this IPage page, string name) => page.Whole().Link(name);

    public static ILocator Link(this ILocator within, string name) => within.Link(Exactly(name));

    public static ILocator Link(this ILocator within, Regex name) => within.GetByRole(AriaRole.Link, new() { NameRegex = name });

    /// <summary>What is filled in under a label, whether or not the label adds that it must be.</summary>
    public static ILocator Field(this IPage page, string label) => page.Whole().Field(label);

    /// <summary>What is filled in under a label, whether or not the label adds that it must be.</summary>
    public static ILocator Field(this ILocator within, string label) => within.GetByLabel(
        new Regex($@"^\s*{Regex.Escape(label)}\s*({string.Join('|', Words.All.Select(w => Regex.Escape(w.Common["Required"])))}|\*)?\s*$"));

    /// <summary>The field of a search, which a filter or a lookup has.</summary>
    public static ILocator Search(this ILocator within) => within.GetByRole(AriaRole.Searchbox);

    /// <summary>What an open list offers; it lies over the page, wherever its field stands.</summary>
    public static ILocator Offered(this IPage page) => page.GetByRole(AriaRole.Option);

    /// <summary>A choice of the menu that is open.</summary>
    public static ILocator MenuItem(this IPage page, string name) => page.GetByRole(AriaRole.Menuitem, Named(name));

    public static ILocator Items(this ILocator within) => within.GetByRole(AriaRole.Listitem);

    /// <summary>The rows of tables without those of their heads.</summary>
    public static ILocator Rows(this ILocator within) =>
        within.GetByRole(AriaRole.Row).Filter(new() { Has = within.Page.GetByRole(AriaRole.Cell) });

    public static ILocator Cells(this ILocator row) => row.GetByRole(AriaRole.Cell);

    /// <summary>What opens a menu or folds out what lies under it.</summary>
    public static ILocator Opener(this IPage page, string name) => page.Whole().Opener(name);

    /// <summary>What opens a menu or folds out what lies under it; a summary is no button to the browser.</summary>
    public static ILocator Opener(this ILocator within, string name) => within.Locator("summary")
        .Filter(new() { HasTextRegex = new($@"^\s*{Regex.Escape(name)}\s*$") })
        .Or(within.Locator("summary").Filter(new() { Has = within.Page.GetByRole(AriaRole.Img, Named(name)) }))
        .Or(within.Button(name));

    /// <summary>Text that stands on the page as it is given, and nothing beside it.</summary>
    public static ILocator Text(this IPage page, string text) => page.GetByText(text, new() { Exact = true });

    /// <summary>Text that stands within a part of the page as it is given, and nothing beside it.</summary>
    public static ILocator Text(this ILocator within, string text) => within.GetByText(text, new() { Exact = true });

    /// <summary>The number that a page of one figure begins with.</summary>
    public static ILocator Figure(this IPage page) => page.Content().GetByText(new Regex(@"^\s*\d[\d\s.,]*$")).First;

    /// <summary>The heading stands, and nothing is being loaded any more.</summary>
    public static async Task DrawnAsync(this IPage page)
    {
        await page.Title().First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var loading = (await Words.OfAsync(page)).Common["Loading"];
        await Assertions.Expect(page.Text(loading).Or(page.GetByLabel(loading, new() { Exact = true }))).ToHaveCountAsync(0);
    }

    /// <summary>Starts a server that was killed; the page notices and comes back by itself.</summary>
    public static async Task ComesBackAsync(this IPage page, WebServer server)
    {
        var opened = await page.EvaluateAsync<double>("performance.timeOrigin");
        await server.StartAsync();
        await page.WaitForFunctionAsync("opened => performance.timeOrigin !== opened", opened, new() { Timeout = 60_000 });
        await page.WaitForLoadStateAsync();
    }

    /// <summary>No dialog is open any more.</summary>
    public static Task ClosedAsync(this IPage page) => Assertions.Expect(page.OpenDialog()).ToHaveCountAsync(0);

    /// <summary>Opens a page in another language; whoever reads it reads that language from then on.</summary>
    public static async Task<Words> SpeakAsync(this IPage page, string language, string path)
    {
        await page.GotoAsync($"/language?tag={language}&returnUrl={path}");
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        return Words.In(language);
    }

    /// <summary>Fills in a day, and leaves the field as who types does.</summary>
    public static async Task FillDayAsync(this ILocator field, DateOnly day)
    {
        await field.FillAsync(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await field.BlurAsync();
        await field.HoldsAsync(day);
    }

    /// <summary>The field shows this day, in whatever way the page's language writes it.</summary>
    public static Task HoldsAsync(this ILocator field, DateOnly day) => Assertions.Expect(field).ToHaveValueAsync(
        new Regex(string.Create(CultureInfo.InvariantCulture, $@"^{day.Day:00}\W{day.Month:00}\W{day.Year:0000}\W?$")));

    /// <summary>Chooses in a closed list by what stands there.</summary>
    public static Task ChooseAsync(this ILocator field, string choice) =>
        ChooseAsync(field, field.Page.GetByRole(AriaRole.Option, Named(choice)));

    /// <summary>Chooses in a closed list by place, where its choices are the data's.</summary>
    public static Task ChooseAsync(this ILocator field, int place) => ChooseAsync(field, field.Page.Offered().Nth(place));

    /// <summary>Chooses a file. One that is chosen before the page listens is lost, and Blazor counts files once it does.</summary>
    public static async Task ChooseAsync(this ILocator field, FilePayload file)
    {
        await field.WaitForAsync();
        await field.Page.WaitForFunctionAsync(
            "() => [...document.querySelectorAll('input')].every(f => f.type !== 'file' || f._blazorInputFileNextFileId !== undefined)");
        await field.SetInputFilesAsync(file);
    }

    /// <summary>How many choices a closed list has.</summary>
    public static async Task<int> ChoicesAsync(this ILocator field)
    {
        await field.ClickAsync();
        await field.Page.Offered().First.WaitForAsync();
        var choices = await field.Page.Offered().CountAsync();
        await field.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(field.Page.Offered()).ToHaveCountAsync(0);
        return choices;
    }

    /// <summary>Scrolls a list to its end. Each screen is drawn when it is reached, so the end may move while the rows arrive.</summary>
    public static async Task ToEndAsync(this ILocator list) => await list.Page.WaitForFunctionAsync("""
        list => {
          list.scrollTop = list.scrollHeight;
          // Rows that are awaited are kept from screen readers, and what is not drawn yet is one empty row of its height.
          const last = [...list.querySelectorAll('tr')].filter(row => row.offsetHeight > 1).at(-1);
          return last && last.childElementCount > 0 && last.ariaHidden !== 'true'
            && last.getBoundingClientRect().bottom <= list.getBoundingClientRect().bottom + 2;
        }
        """, await list.ElementHandleAsync());

    /// <summary>The whole number in a text.</summary>
    public static int Number(string text) => int.Parse(string.Concat(text.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);

    private static async Task ChooseAsync(ILocator field, ILocator choice)
    {
        await field.ClickAsync();
        var text = (await choice.InnerTextAsync()).Trim();
        await choice.ClickAsync();
        await Assertions.Expect(field).ToHaveValueAsync(text);
    }

    private static ILocator Whole(this IPage page) => page.Locator(":root");

    private static PageGetByRoleOptions Named(string name) => new() { Name = name, Exact = true };

    // Words that only a screen reader meets follow what is seen, after a space or without one.
    private static Regex Exactly(string name) =>
        new($"^{Regex.Escape(name).Replace(@"\ ", @"\s+", StringComparison.Ordinal).Replace(":", @"\s*:", StringComparison.Ordinal)}$");
}
