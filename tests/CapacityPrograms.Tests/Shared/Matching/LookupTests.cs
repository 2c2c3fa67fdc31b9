using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Shared.Matching;
using Microsoft.AspNetCore.Components.Web;

namespace CapacityPrograms.Tests.Shared.Matching;

/// <summary>A search field over the registers, by mouse and by keys.</summary>
public sealed class LookupTests : PageContext
{
    private readonly List<string> _picked = [];

    [Theory]
    [InlineData("vodic")]
    [InlineData("ВОДИЋ")]
    public async Task Who_is_found_in_any_script_is_taken_by_the_keys_and_the_field_empties_itself(string typed)
    {
        SignIn("en");
        var lookup = Draw();
        await TypeAsync(lookup, typed);
        Popovers.WaitForAssertion(() => Assert.StartsWith("Tarik Vodić", Popovers.Find("[role=option]").TextContent.Trim(), StringComparison.Ordinal));

        await lookup.Find("input").KeyUpAsync(new KeyboardEventArgs { Key = "Enter" });
        await lookup.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        lookup.WaitForAssertion(() => Assert.Equal(["Tarik Vodić"], _picked));
        lookup.WaitForAssertion(() => Assert.Equal("", lookup.Find("input").GetAttribute("value") ?? ""));
    }

    [Fact]
    public async Task That_nobody_is_found_is_said_and_is_nothing_to_take()
    {
        SignIn("bg");
        var lookup = Draw();
        await TypeAsync(lookup, "Xyz");

        Popovers.WaitForAssertion(() => Assert.Equal("Никой", Popovers.Find("[role=option]").TextContent.Trim()));
        await lookup.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        Assert.Empty(_picked);
    }

    private static async Task TypeAsync(IRenderedComponent<Lookup> lookup, string typed)
    {
        await lookup.Find("input").FocusAsync(new());
        await lookup.Find("input").InputAsync(typed);
    }

    private IRenderedComponent<Lookup> Draw() => Render<Lookup>(p => p.Add(l => l.Id, "who").Add(l => l.Kind, LookupKind.Person).Add(l => l.Label, "Person")
        .Add(l => l.NothingText, "Никой").Add(l => l.OnPick, f => _picked.Add(f.Text)));
}
