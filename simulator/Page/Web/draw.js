// From a view (GET /_simulator/view) to the page.

import { attribute, say, stamp, sync, text } from "./dom.js";
import { filter, linkTo, shown } from "./filter.js";
import { drawNetworks, drawSide } from "./side.js";
import { count, list, mix, operations, outlook, quorums, states, tally, utc } from "./words.js";

/** So many clusters are shown open; when there are more, each is a line until somebody opens it. */
const OPEN = 8;

const byId = (id) => document.getElementById(id);

/** By id, whether somebody has opened or shut it. */
const folds = new Map();

/** Draws a view. `onZone(name, failed)` is called when somebody wants a zone to fail or to come back. */
export function draw(view, onZone) {
  drawClock(view.clock);
  const all = view.regions.flatMap((region) => region.clusters);
  const visible = new Set(all.filter(shown));
  drawFind(all, visible);
  const regions = view.regions.filter((region) => !narrowed() || region.clusters.some((cluster) => visible.has(cluster)));
  sync(byId("regions"), regions, (region) => region.id, newRegion, (element, region) => drawRegion(element, region, visible, onZone));
  drawSide(view);
}

const narrowed = () => Boolean(filter.cluster || filter.find || filter.show);

function drawClock(clock) {
  text(byId("now"), utc(clock.now));
  attribute(byId("now"), "datetime", clock.now);
  text(byId("speed"), clock.instant ? "nothing takes time" : clock.paused ? "stands still" : "");
  text(byId("pause"), clock.paused ? "Go on" : "Pause");
  const pace = byId("pace");
  if (document.activeElement !== pace && pace.value !== String(clock.factor)) {
    if (![...pace.options].some((option) => option.value === String(clock.factor))) {
      pace.add(new Option(`${clock.factor}×`, clock.factor));
    }

    pace.value = String(clock.factor);
  }
}

function drawFind(all, visible) {
  document.querySelector(".find").hidden = all.length < 2 && !narrowed();
  byId("all").hidden = !filter.cluster;
  text(byId("found"), narrowed() ? `${visible.size} of ${count(all.length, "cluster")}` : "");
}

function newRegion(region) {
  const element = stamp("region");
  element.querySelector("h2").id = `region-${region.id}`;
  attribute(element, "aria-labelledby", `region-${region.id}`);
  return element;
}

function drawRegion(element, region, visible, onZone) {
  text(element.querySelector("h2"), region.id);
  text(element.querySelector(".summary"), `${region.description} · ${region.clusters.length ? count(region.clusters.length, "cluster") : "no clusters"}`);
  element.style.setProperty("--zones", region.zones.length);
  const zones = element.querySelector(".zones");
  attribute(zones, "aria-label", `Zones of ${region.id}`);
  sync(zones, region.zones, (zone) => zone.name, (zone) => newZone(zone, onZone), (child, zone) => drawZone(child, zone, region.clusters));
  drawNetworks(element.querySelector(".networks"), region.networks, region);
  const clusters = region.clusters.filter((cluster) => visible.has(cluster));
  sync(element.querySelector(".clusters"), clusters, (cluster) => cluster.id, newCluster, (child, cluster) => drawCluster(child, cluster, region.zones, visible.size > OPEN));
}

function newZone(zone, onZone) {
  const element = stamp("zone");
  element.querySelector("button").addEventListener("click", () => onZone(zone.name, !("failed" in element.dataset)));
  return element;
}

function drawZone(element, zone, clusters) {
  const masters = clusters.flatMap((cluster) => cluster.masters).filter((master) => master.zone === zone.name);
  const groups = clusters.flatMap((cluster) => cluster.node_groups).filter((group) => group.zone === zone.name);
  const nodes = groups.reduce((sum, group) => sum + group.nodes.length + group.more, 0);
  const hit = clusters.filter((cluster) => cluster.masters.some((master) => master.zone === zone.name));
  const lost = hit.filter((cluster) => cluster.quorum.state === "lost");

  attribute(element, "data-failed", zone.failed && "");
  text(element.querySelector(".zone-name"), zone.name || "(no zone)");
  text(element.querySelector(".zone-state"), zone.failed ? "down" : "up");
  say(element.querySelector(".load"), masters.length + nodes > 0 ? `${count(masters.length, "master")}, ${count(nodes, "worker")}${zone.failed ? " down" : ""}` : "empty");
  say(element.querySelector(".toll"), zone.failed && hit.length > 0 && toll(hit, lost));
  const button = element.querySelector("button");
  button.hidden = !zone.known;
  text(button, zone.failed ? `Restore ${zone.name}` : `Fail ${zone.name}`);
}

function toll(hit, lost) {
  const kept = hit.filter((cluster) => cluster.quorum.state === "holds");
  return [
    lost.length > 0 && `${list(lost.map((cluster) => cluster.name))} without quorum`,
    kept.length > 0 && `${list(kept.map((cluster) => cluster.name))} ${kept.length === 1 ? "keeps" : "keep"} quorum`,
  ].filter(Boolean).join("; ");
}

function newCluster(cluster) {
  const element = stamp("cluster");
  element.querySelector("h3").id = `cluster-${cluster.id}`;
  attribute(element, "aria-labelledby", `cluster-${cluster.id}`);
  element.querySelector(".cells").id = `cells-${cluster.id}`;
  const fold = element.querySelector(".fold");
  attribute(fold, "aria-controls", `cells-${cluster.id}`);
  fold.addEventListener("click", () => {
    folds.set(cluster.id, !element.hasAttribute("data-folded"));
    element.dispatchEvent(new CustomEvent("fold", { bubbles: true }));
  });
  return element;
}

function drawCluster(element, cluster, zones, many) {
  const link = element.querySelector(".cluster-link");
  text(link, cluster.name);
  attribute(link, "href", linkTo(cluster));
  text(element.querySelector(".generation"), cluster.generation === 1 ? "first generation" : "second generation");
  const status = element.querySelector(".status");
  text(status, cluster.status);
  attribute(status, "data-status", cluster.status);
  attribute(element, "data-status", cluster.status);
  drawFacts(element.querySelector(".facts"), cluster);
  say(element.querySelector(".reason"), cluster.status_reason);
  drawOperation(element.querySelector(".operation"), cluster.operation);
  drawQuorum(element.querySelector(".quorum"), cluster.quorum);
  drawParts(element.querySelector(".addons"), `Add-ons of ${cluster.name}`, cluster.addons, drawAddon);
  drawParts(element.querySelector(".policies"), `Security policies of ${cluster.name}`, cluster.policies.filter((policy) => !policy.is_default), drawPolicy);
  const folded = folds.get(cluster.id) ?? many;
  attribute(element, "data-folded", folded && "");
  const fold = element.querySelector(".fold");
  text(fold, folded ? "Open" : "Fold");
  attribute(fold, "aria-label", `${folded ? "Open" : "Fold"} ${cluster.name}`);
  attribute(fold, "aria-expanded", String(!folded));
  sync(element.querySelector(".cells"), folded ? [] : zones, (zone) => zone.name, () => stamp("cell"), (child, zone) => drawCell(child, zone, cluster));
}

function drawFacts(element, cluster) {
  const facts = [
    `Kubernetes ${cluster.version}`,
    cluster.type,
    `masters ${cluster.flavor}`,
    cluster.power && `power ${cluster.power === "running" ? "on" : "off"}`,
    cluster.api_address,
    cluster.node_groups.length > 0 && `${count(cluster.node_groups.length, "group")}, ${count(cluster.node_groups.reduce((sum, group) => sum + group.size, 0), "worker")}`,
  ].filter(Boolean);
  sync(element, facts, (_, index) => index, () => document.createElement("li"), text);
}

function drawOperation(element, operation) {
  element.hidden = !operation;
  if (!operation) {
    return;
  }

  const name = operations[operation.kind] ?? operation.kind;
  const step = operation.steps > 1 ? `, step ${operation.step} of ${operation.steps}` : "";
  text(element.querySelector(".operation-text"), `${name}${step}${operation.paused ? " – stands still" : ""}`);
  const bar = element.querySelector("progress");
  bar.value = operation.percent;
  attribute(bar, "aria-label", name);
}

function drawQuorum(element, quorum) {
  attribute(element, "data-state", quorum.state);
  text(element.querySelector("strong"), quorums[quorum.state]);
  const have = quorum.state === "holds" || quorum.state === "lost";
  text(
    element.querySelector(".count"),
    have ? `${quorum.healthy} of ${count(quorum.masters, "master")} healthy, ${quorum.needed} needed.` : `${count(quorum.masters, "master")}, ${quorum.needed} needed.`,
  );
  say(element.querySelector(".outlook"), outlook(quorum));
}

function drawParts(element, label, parts, update) {
  element.hidden = parts.length === 0;
  attribute(element, "aria-label", label);
  sync(element, parts, (part) => part.id, () => stamp("part"), update);
}

function drawAddon(element, addon) {
  text(element.querySelector(".part-name"), addon.name);
  text(element.querySelector(".part-facts"), [addon.version, addon.namespace && `in ${addon.namespace}`].filter(Boolean).join(" · "));
  const status = element.querySelector(".status");
  text(status, addon.status);
  attribute(status, "data-status", addon.status);
}

function drawPolicy(element, policy) {
  text(element.querySelector(".part-name"), policy.template);
  text(element.querySelector(".part-facts"), `for ${policy.namespace === "*" ? "all namespaces" : policy.namespace}`);
  const status = element.querySelector(".status");
  text(status, policy.enabled ? "enabled" : "disabled");
  attribute(status, "data-status", policy.enabled ? "INSTALLED" : "disabled");
}

function drawCell(element, zone, cluster) {
  const masters = cluster.masters.filter((master) => master.zone === zone.name);
  const groups = cluster.node_groups.filter((group) => group.zone === zone.name);
  attribute(element, "data-failed", zone.failed && "");
  attribute(element, "data-empty", masters.length + groups.length === 0 && "");
  text(element.querySelector(".cell-zone"), zone.name || "(no zone)");

  const row = element.querySelector(".masters");
  row.hidden = masters.length === 0;
  attribute(row, "aria-label", `${count(masters.length, "master")} in ${zone.name}: ${tally(masters)}`);
  sync(row, masters, (master) => master.number, () => machine("master"), (child, master) => {
    text(child, `M${master.number}`);
    drawMachine(child, master, `Master ${master.number}`, [master.flavor, master.version]);
  });

  say(element.querySelector(".verdict"), [masters.length > 0 && verdict(zone, cluster.quorum), mix(masters)].filter(Boolean).join(" · "));
  sync(element.querySelector(".groups"), groups, (group) => group.id, () => stamp("group"), drawGroup);
}

/** What a zone's loss means for the cluster, in a word or two. */
function verdict(zone, quorum) {
  if (zone.failed) {
    return "zone down";
  }

  if (quorum.state === "lost" || quorum.state === "stopped") {
    return "";
  }

  return quorum.zones_may_fail.includes(zone.name) ? "may fail" : quorum.zones_must_stay.includes(zone.name) ? "must stay" : "";
}

function drawGroup(element, group) {
  text(element.querySelector(".group-name"), group.name);
  text(element.querySelector(".group-size"), group.running === group.size ? group.size : `${group.running} of ${group.size}`);
  const nodes = element.querySelector(".nodes");
  attribute(nodes, "aria-label", group.nodes.length > 0 ? `Workers of ${group.name}: ${tally(group.nodes)}${group.more > 0 ? ` and ${group.more} more` : ""}` : `${group.name} has no workers`);
  attribute(nodes, "data-more", group.more > 0 && `+${group.more}`);
  sync(nodes, group.nodes, (_, index) => index, () => machine(), (child, node) => drawMachine(child, node, node.name || "A worker to be", [node.version]));
  text(
    element.querySelector(".group-facts"),
    [group.flavor, limits(group), mix(group.nodes)].filter(Boolean).join(" · "),
  );
}

function limits({ min, max }) {
  return min === null && max === null ? "" : `autoscale ${min ?? 0} to ${max ?? "any"}`;
}

function machine(kind) {
  const element = document.createElement("i");
  element.className = kind ? `machine ${kind}` : "machine";
  return element;
}

function drawMachine(element, it, name, facts) {
  attribute(element, "data-state", it.state);
  attribute(element, "title", [name, states[it.state], ...facts].filter(Boolean).join(" · "));
}
