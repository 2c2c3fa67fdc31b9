using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>What is wrong with a drawn page that a program can see: cut or hidden text, sideways scroll, names without their language.</summary>
internal static class PageFaults
{
    // A name without its language is read aloud with the wrong sounds; script against language is what a program can tell.
    private const string Script = """
        () => {
          const faults = [];
          const say = (what, element) => faults.push(`${what}: ${element.outerHTML.replace(/\s+/g, ' ').slice(0, 160)}`);
          const within = (e, test) => { for (let at = e; at; at = at.parentElement) if (test(at)) return true; return false; };
          // What only a screen reader meets is clipped away; what only an eye meets says so.
          const cutOff = style => style.position === 'absolute' && style.overflowX === 'hidden' && (style.clipPath !== 'none' || style.clip !== 'auto');
          const unseen = e => e.ariaHidden === 'true' || cutOff(getComputedStyle(e));
          const shown = e => e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !within(e, unseen);
          const scrolls = e => ['auto', 'scroll'].includes(getComputedStyle(e).overflowX) && e !== document.documentElement && e !== document.body;
          const root = document.documentElement;
          if (root.scrollWidth > innerWidth + 1) {
            const wide = [...document.body.querySelectorAll('*')]
              .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !within(e, scrolls)).slice(-1)[0];
            say(`scrolls sideways (${root.scrollWidth} > ${innerWidth})`, wide ?? document.body);
          }
          for (const e of document.body.querySelectorAll('*')) {
            const style = getComputedStyle(e);
            if (!['hidden', 'clip'].includes(style.overflowX) || !e.textContent.trim() || !shown(e)) continue;
            if (e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1 && style.display !== 'inline') say('cut', e);
          }
          const cyrillic = /\p{Script=Cyrillic}/u, latin = /\p{Script=Latin}{4,}/u;
          // Product names, units and file types are the same word in every language.
          const same = /CapacityPrograms|LibreOffice|Google|Excel|Trainer|EKATTE|KATOTTG|TERYT|TERC|xlsx|NSI|RZS|TOTP|https?:\S*|\S+@\S+|[A-Z]{2,}[-\w]*/g;
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            const e = node.parentElement, text = node.textContent.trim();
            if (!text || !e || e.closest('script, style, code, kbd, option, textarea, [data-any-script]') || !shown(e)) continue;
            const lang = (e.closest('[lang]')?.getAttribute('lang') ?? '').toLowerCase();
            const inCyrillic = lang.includes('-cyrl') || (/^(bg|uk|ru|mk|sr)/.test(lang) && !lang.includes('-latn'));
            const foreign = inCyrillic ? latin.test(text.replace(same, '')) : cyrillic.test(text);
            if (foreign) say(`"${text.slice(0, 60)}" is not in the script of "${lang}"`, e);
          }
          if (document.querySelectorAll('h1').length !== 1) faults.push(`${document.querySelectorAll('h1').length} main headings`);
          if (!document.title.trim()) faults.push('no title');
          if (window.__moved > 0.1) faults.push(`moved by ${window.__moved.toFixed(2)} after it was drawn`);
          window.__moved = 0;
          for (const a of document.getAnimations()) {
            if (a.effect?.getComputedTiming().activeDuration > 1) say('moves although motion is off', a.effect.target);
          }
          return faults;
        }
        """;

    // Counted by the browser: how much of what was seen jumped without anybody having pressed anything.
    private const string Counter = """
        window.__moved = 0;
        new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) window.__moved += e.value; })
          .observe({ type: 'layout-shift', buffered: true });
        """;

    /// <summary>Counts from now on how far pages move by themselves.</summary>
    public static Task WatchAsync(IPage page) => page.AddInitScriptAsync(Counter);

    /// <summary>What is wrong with the page as it stands, as readable lines.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(IPage page) => await page.EvaluateAsync<string[]>(Script);
}
