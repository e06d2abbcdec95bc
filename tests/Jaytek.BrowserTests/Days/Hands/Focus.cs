namespace Jaytek.BrowserTests.Days.Hands;

/// <summary>What is asked of a page about its focus, in the page's own language.</summary>
internal static class Focus
{
    /// <summary>
    /// Where an element is from the one that has the focus: <c>here</c>; <c>beside</c> it in a group of radio buttons or a toolbar, where arrow keys
    /// walk; <c>on</c> or <c>back</c>, where the tabulator does; <c>nowhere</c> while nothing has the focus.
    /// </summary>
    public const string Way = """
        target => {
          const active = document.activeElement;
          if (active === target) return 'here';
          if (!active || active === document.body || active === document.documentElement) return 'nowhere';
          const isRadio = active.type === 'radio' && target.type === 'radio' && active.name === target.name && active.form === target.form;
          if (isRadio || target.closest('[role="toolbar"]')?.contains(active)) return 'beside';
          return active.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING ? 'back' : 'on';
        }
        """;

    /// <summary>What is wrong with how the focus is shown on an element that has it; nothing where it has a ring and can be seen.</summary>
    public const string Fault = """
        async target => {
          const ringed = (element, pseudo) => {
            const style = getComputedStyle(element, pseudo);
            return style.outlineStyle === 'auto' || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && !/^rgba\(.*, 0\)$/.test(style.outlineColor));
          };
          const label = target.closest('label') ?? target.labels?.[0] ?? null;
          const around = [target.parentElement, target.parentElement?.parentElement].filter(element => element && element !== document.body);
          const hasRing = () => ringed(target) || ringed(target, '::after') || (label && ringed(label))
            || around.some(element => ringed(element) || getComputedStyle(element).boxShadow.includes('inset'));
          const isSeen = () => {
            const own = target.getClientRects()[0];
            const shown = own && own.width > 2 && own.height > 2 ? target : label;
            const box = shown?.getClientRects()[0];
            if (!box) return false;
            const points = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].map(([x, y]) => [box.left + x * box.width, box.top + y * box.height]);
            return points.some(([x, y]) => {
              const hit = document.elementFromPoint(x, y);
              return hit && (shown.contains(hit) || (label && label.contains(hit)));
            });
          };
          // What the browser brings into view is there a moment later.
          for (let frames = 0; frames < 60; frames++) {
            if (hasRing() && isSeen()) return '';
            await new Promise(requestAnimationFrame);
          }
          return hasRing() ? 'it is out of sight or under something else' : 'nothing shows it';
        }
        """;

    /// <summary>Marks the page as one that has the focus somewhere.</summary>
    public const string Hold = "() => { window.isFocusHeld = true; }";

    /// <summary>Whether the focus is somewhere, or the page is a new one.</summary>
    public const string IsHeld = "() => !window.isFocusHeld || (document.activeElement !== null && document.activeElement !== document.body)";

    /// <summary>The element that has the focus, in a few words.</summary>
    public const string Name = """
        () => {
          const active = document.activeElement;
          return active ? `${active.localName}#${active.id} "${(active.ariaLabel || active.innerText || active.name || '').trim().slice(0, 60)}"` : 'nothing';
        }
        """;

    /// <summary>Whether the link that skips the navigation has the focus and would lead towards the element.</summary>
    public const string CanSkip = "target => document.activeElement?.matches('.skip') && document.getElementById('main')?.contains(target) === true";
}
