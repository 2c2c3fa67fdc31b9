using MudBlazor;

namespace CapacityPrograms.Web.Components;

/// <summary>
/// Type, measures and shadows of the kit. Colours stand in <c>css/tokens.css</c> and reach the kit by <c>css/kit.css</c>: pages
/// without a circuit, the roll call without a connection and paper need them too, and a style sheet follows the device's
/// dark mode before anything is drawn.
/// </summary>
public static class AppTheme
{
    private const string Body = "var(--cp-size-body)";
    private const string Float = "var(--cp-shadow-float)";

    private static readonly string[] _family = ["var(--cp-font)"];

    /// <summary>The one theme.</summary>
    public static MudTheme Theme { get; } = new()
    {
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = _family, FontSize = Body, LineHeight = "var(--cp-line-body)", LetterSpacing = "normal" },
            H1 = new H1Typography { FontFamily = _family, FontSize = "var(--cp-size-h1)", FontWeight = "600", LineHeight = "1.3", LetterSpacing = "normal" },
            H2 = new H2Typography { FontFamily = _family, FontSize = "var(--cp-size-h2)", FontWeight = "600", LineHeight = "1.375", LetterSpacing = "normal" },
            H3 = new H3Typography { FontFamily = _family, FontSize = "var(--cp-size-h3)", FontWeight = "600", LineHeight = "1.43", LetterSpacing = "normal" },
            H6 = new H6Typography { FontFamily = _family, FontSize = "var(--cp-size-h2)", FontWeight = "600", LineHeight = "1.375", LetterSpacing = "normal" },
            Subtitle1 = new Subtitle1Typography { FontFamily = _family, FontSize = Body, LineHeight = "var(--cp-line-body)", LetterSpacing = "normal" },
            Subtitle2 = new Subtitle2Typography { FontFamily = _family, FontSize = Body, LineHeight = "var(--cp-line-body)", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = _family, FontSize = Body, LineHeight = "var(--cp-line-body)", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = _family, FontSize = "var(--cp-size-small)", LineHeight = "1.4", LetterSpacing = "normal" },
            Caption = new CaptionTypography { FontFamily = _family, FontSize = "var(--cp-size-caption)", LineHeight = "1.35", LetterSpacing = "normal" },
            Button = new ButtonTypography
            {
                FontFamily = _family, FontSize = Body, FontWeight = "600", LineHeight = "1.2", LetterSpacing = "normal", TextTransform = "none",
            },
        },
        LayoutProperties = new LayoutProperties
        {
            DefaultBorderRadius = "var(--cp-radius)", DrawerWidthLeft = "var(--cp-nav)", DrawerWidthRight = "27rem", AppbarHeight = "var(--cp-bar)",
        },
        // Only what floats has a shadow: menus, pickers and dialogs take an elevation of 8 and more.
        Shadows = new Shadow { Elevation = [.. Enumerable.Range(0, 26).Select(i => i < 6 ? "none" : Float)] },
    };
}
