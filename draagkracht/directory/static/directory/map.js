// The map below the list. It reads the list itself: every service with `data-spots` is a pin that leads to its page.
(function () {
  "use strict";

  const section = document.getElementById("kaart");
  const picture = section && section.querySelector("[data-middle]");
  if (!picture || !window.L) return;

  const numbers = (text) => text.split(",").slice(0, 2).map(Number);
  const words = picture.dataset;
  section.hidden = false;
  const map = L.map(picture, { zoomControl: false, attributionControl: Boolean(words.credit), scrollWheelZoom: false });
  map.setView(numbers(words.middle), 12);
  L.control.zoom({ zoomInTitle: words.closer, zoomOutTitle: words.farther }).addTo(map);
  if (words.tiles) {
    L.tileLayer(words.tiles, { attribution: words.credit.replace(/[&<>"]/g, ""), maxZoom: 19 }).addTo(map);
  }
  if (map.attributionControl) map.attributionControl.setPrefix(false);
  words.places.split("\n").filter(Boolean).forEach(addName);
  const pins = L.layerGroup().addTo(map);

  function addName(line) {
    const name = document.createElement("span");
    name.textContent = line.split(",").slice(2).join(",");
    const icon = L.divIcon({ html: name, className: "draagkracht-map__name", iconSize: null });
    L.marker(numbers(line), { icon, interactive: false, keyboard: false }).addTo(map);
  }

  function addPin(link, spot) {
    const pin = document.createElement("a");
    pin.href = link.href;
    pin.className = "draagkracht-map__pin";
    pin.title = link.textContent.trim();
    pin.setAttribute("aria-label", pin.title);
    const icon = L.divIcon({ html: pin, className: "", iconSize: [28, 28], iconAnchor: [14, 28] });
    L.marker(numbers(spot), { icon, keyboard: false }).addTo(pins);
  }

  function draw() {
    pins.clearLayers();
    document.querySelectorAll("#lijst [data-spots]").forEach((card) => {
      card.dataset.spots.split(" ").forEach((spot) => addPin(card.querySelector("a"), spot));
    });
    const drawn = pins.getLayers();
    section.hidden = !drawn.length;
    map.invalidateSize();
    if (drawn.length) map.fitBounds(L.featureGroup(drawn).getBounds().pad(0.15), { maxZoom: 14, animate: false });
  }

  draw();
  document.body.addEventListener("htmx:afterSettle", draw);
})();
