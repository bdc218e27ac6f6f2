// Runs inside the browser, beside the official renderer (npm adaptivecards).
// Teams reads Markdown in text blocks and leaves HTML to its sanitizer; this reads both, so that whatever slips through becomes an element.
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = text
    .replace(/\*\*(.+?)\*\*/g, "<strong>$1</strong>")
    .replace(/(^|\s)_(.+?)_(?=\s|$)/g, "$1<em>$2</em>")
    .replace(/\[(.+?)\]\((.+?)\)/g, '<a href="$2">$1</a>')
    .replace(/^#+ (.*)$/gm, "<h1>$1</h1>")
    .replace(/^(\d+\.|[-*])(\s.*)?$/gm, "<ol><li>$2</li></ol>");
  result.didProcess = true;
};

window.renderCard = (json, width) => {
  const place = document.getElementById("card");
  place.style.width = `${width}px`;
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig({ fontFamily: "sans-serif", actions: { maxActions: 6, actionsOrientation: "vertical" } });
  card.parse(JSON.parse(json), context);
  const warnings = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message)
    // Charts are Teams' own; this renderer shows what stands in for them.
    .filter(message => !/^Unknown element type "Chart\.\w+". Fallback will be used if present.$/.test(message));
  warnings.push(...card.validateProperties().validationEvents.map(e => e.message));
  place.replaceChildren(card.render());
  const all = [...place.querySelectorAll("*")];
  const edge = place.getBoundingClientRect().right + 0.5;
  return {
    warnings,
    text: place.textContent,
    // What people's text could have turned into.
    markup: all.filter(e => /^(a|b|strong|i|em|h\d|ol|ul|li|script|style|img|svg|iframe)$/i.test(e.tagName))
      .map(e => e.outerHTML.slice(0, 200))
      // A picture that a card asks for.
      .filter(html => !/^<img [^>]*class="[^"]*ac-image/.test(html))
      // The one link that our cards make of a text run, by an action of their own.
      .filter(html => !/^<a class="ac-anchor ac-selectable" href="https:\/\/example.org\/ley"/.test(html)),
    values: all.filter(e => "value" in e).map(e => e.value).filter(v => typeof v === "string"),
    buttons: [...place.querySelectorAll(".ac-pushButton")].map(e => e.textContent),
    overflowing: all.filter(e => e.getBoundingClientRect().right > edge).map(e => `${e.tagName} ${e.className} ${e.textContent.slice(0, 40)}`),
    wasHacked: "hacked" in window,
  };
};

// Notes which action each key press leads to, and what had the focus then.
window.startPressing = () => {
  window.pressed = [];
  document.activeElement?.blur();
  AdaptiveCards.AdaptiveCard.onExecuteAction = action => window.pressed.push({
    title: action.title ?? "",
    shown: document.activeElement.textContent,
    label: document.activeElement.getAttribute("aria-label") ?? document.activeElement.getAttribute("title") ?? document.activeElement.textContent,
  });
};

window.countStops = () => [...document.querySelectorAll("#card *")].filter(e => e.tabIndex >= 0).length;
