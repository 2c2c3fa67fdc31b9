using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class FileInputTests : KitContext
{
    [Theory]
    [InlineData("en")]
    [InlineData("pl")]
    [InlineData("bg")]
    public void It_asks_for_a_file_in_the_readers_words_and_then_names_it(string language)
    {
        Language.Of(language).Use();
        string? chosen = null;
        var page = Render<Field>(p => p.Add(f => f.Label, "List").Add(f => f.For, "file").Add(f => f.Error, "No list.")
            .Add(f => f.ChildContent, (RenderFragment)(builder =>
            {
                builder.OpenComponent<FileInput>(0);
                builder.AddComponentParameter(1, nameof(FileInput.Accept), ".xlsx,.csv");
                builder.AddComponentParameter(
                    2, nameof(FileInput.OnChosen), EventCallback.Factory.Create<InputFileChangeEventArgs>(this, e => chosen = e.File.Name));
                builder.CloseComponent();
            })));
        var input = page.Find("input[type=file]");
        Assert.Equal(("file", ".xlsx,.csv", "true", "file-error"),
            (input.Id, input.GetAttribute("accept"), input.GetAttribute("aria-invalid"), input.GetAttribute("aria-describedby")));
        Assert.Equal(Texts.Of<CommonTexts>()["ChooseFile"].Value, page.Find(".file-input p").TextContent.Trim());

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("Име;Община", "списък (1).csv"));

        page.WaitForAssertion(() => Assert.Equal("списък (1).csv", page.Find(".file-input b").TextContent));
        Assert.Equal("списък (1).csv", chosen);
    }
}
