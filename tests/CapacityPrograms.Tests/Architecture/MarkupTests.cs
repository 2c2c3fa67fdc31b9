using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CapacityPrograms.Tests.Architecture;

/// <summary>
/// Words that people read come from a .resx file. Read from the compiled components, where markup, attributes and code are
/// told apart by the Razor compiler itself.
/// </summary>
public sealed partial class MarkupTests
{
    private static readonly HashSet<string> SpokenAttributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "title", "placeholder", "aria-label", "alt", "text", "label", "description", "heading",
    };

    // The same in every language of the product.
    private static readonly HashSet<string> SameEverywhere = new(StringComparer.OrdinalIgnoreCase)
    {
        "CapacityPrograms", "Excel", "CSV", "PDF", "QR", "SVG", "URL", "ID", "UTC",
    };

    [Fact]
    public void No_component_holds_words_of_its_own()
    {
        var components = typeof(DatabaseOptions).Assembly.GetTypes()
            .Where(type => typeof(IComponent).IsAssignableFrom(Outermost(type)))
            .ToList();
        Assert.NotEmpty(components);

        var found = components.SelectMany(type => WordsIn(type).Select(words => $"{Outermost(type).FullName}: {words}")).Distinct().Order().ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    private static IEnumerable<string> WordsIn(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var method in type.GetMethods(All))
        {
            var texts = new List<string>();
            foreach (var (code, operand) in Il.Instructions(method))
            {
                if (operand is string text)
                    texts.Add(text);
                else if (operand is MethodBase { DeclaringType: var owner } called && owner == typeof(RenderTreeBuilder))
                {
                    foreach (var words in Spoken(called.Name, texts).Where(IsWord))
                        yield return words.Trim();
                    texts.Clear();
                }
                else if (code.FlowControl == FlowControl.Call && operand is MethodBase other && !IsPassThrough(other))
                    texts.Clear();
            }
        }
    }

    private static IEnumerable<string> Spoken(string builderMethod, List<string> texts) => builderMethod switch
    {
        nameof(RenderTreeBuilder.AddMarkupContent) => texts.SelectMany(InMarkup),
        nameof(RenderTreeBuilder.AddContent) => texts,
        nameof(RenderTreeBuilder.AddAttribute) or nameof(RenderTreeBuilder.AddComponentParameter)
            when texts.Count > 1 && SpokenAttributes.Contains(texts[0]) => texts.Skip(1),
        _ => [],
    };

    private static IEnumerable<string> InMarkup(string markup)
    {
        markup = Silent().Replace(markup, "");
        var attributes = Attribute().Matches(markup).Where(match => SpokenAttributes.Contains(match.Groups[1].Value)).Select(match => match.Groups[2].Value);
        return Tag().Split(markup).Concat(attributes).Select(System.Net.WebUtility.HtmlDecode).OfType<string>();
    }

    private static bool IsWord(string text) => TwoLetters().IsMatch(text) && !SameEverywhere.Contains(text.Trim());

    // The Razor compiler wraps a parameter's value in this call to check its type.
    private static bool IsPassThrough(MethodBase method) => method.Name == "TypeCheck";

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    [GeneratedRegex(@"<(style|script)\b.*?</\1>|<!--.*?-->", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Silent();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("""\s([\w-]+)="([^"]*)"(?=[^<]*>)""")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex TwoLetters();
}
