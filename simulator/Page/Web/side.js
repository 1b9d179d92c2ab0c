// What stands beside the clusters: what is waited for, the scenario, the latest calls.

import { attribute, say, stamp, sync, text } from "./dom.js";
import { ago, count, operations, timeOfDay, utc } from "./words.js";

const byId = (id) => document.getElementById(id);

export function drawSide(view) {
  sync(byId("waits"), view.waits, (wait) => (wait.cluster_id ? `${wait.cluster_id} ${wait.name}` : `${wait.method} ${wait.path} ${wait.since}`), () => stamp("wait"), drawWait);
  byId("no-waits").hidden = view.waits.length > 0;

  byId("scenario").hidden = !view.scenario;
  text(byId("scenario-name"), view.scenario?.name);
  sync(byId("steps"), view.scenario?.steps ?? [], (_, index) => index, () => stamp("step"), (element, step) => drawStep(element, step, view.clock.now));
  byId("stop").hidden = !view.scenario?.steps.some((step) => step.state === "to come");

  sync(byId("calls"), view.calls, (_, index) => index, () => stamp("call"), drawCall);
  byId("no-calls").hidden = view.calls.length > 0;
}

function drawWait(element, wait) {
  const { operation } = wait;
  text(element.querySelector(".wait-name"), wait.name || `${wait.method} ${wait.path}`);
  const step = operation?.steps > 1 ? `, step ${operation.step} of ${operation.steps}` : "";
  text(element.querySelector(".wait-what"), operation ? `${operations[operation.kind] ?? operation.kind}${step}${operation.paused ? " – stands still" : ""}` : wait.status ?? "has no answer yet");
  const bar = element.querySelector("progress");
  bar.hidden = !operation;
  bar.value = operation?.percent ?? 0;
  attribute(bar, "aria-label", `Progress of ${wait.name}`);
  const asked = wait.since && `${wait.cluster_id ? `Asked for by ${wait.method}` : "Came"} at ${timeOfDay(wait.since)}`;
  const looks = wait.cluster_id && (wait.looks > 0 ? `looked at ${wait.looks === 1 ? "once" : `${wait.looks} times`}, last ${ago(wait.looked_ago)}` : "not looked at since");
  text(element.querySelector(".wait-call"), `${[asked, looks].filter(Boolean).join("; ")}.`);
}

function drawStep(element, step, now) {
  const time = element.querySelector("time");
  text(time, utc(step.time).slice(11, 19));
  attribute(time, "datetime", step.time);
  text(element.querySelector(".does"), step.does);
  const left = Math.max(0, (new Date(step.time) - new Date(now)) / 1000);
  text(element.querySelector(".step-state"), step.state === "to come" ? `in ${left < 120 ? count(Math.round(left), "second") : count(Math.round(left / 60), "minute")}` : step.problem ?? step.state);
  attribute(element, "data-state", step.state);
}

function drawCall(element, call) {
  const time = element.querySelector("time");
  text(time, timeOfDay(call.time));
  attribute(time, "datetime", call.time);
  text(element.querySelector(".method"), call.method);
  sync(element.querySelector(".path"), call.path.match(/[/:]?[^/:]+|[/:]/g) ?? [], (_, index) => index, () => document.createElement("span"), text);
  const code = element.querySelector(".code");
  text(code, call.status ?? "none");
  attribute(code, "data-class", call.status === null ? "none" : Math.floor(call.status / 100));
  attribute(code, "title", call.status === null && "No answer yet, or the connection was cut");
}

/** Networks of a region: shut at first, since most of the time nothing happens in them. */
export function drawNetworks(element, networks, region) {
  element.hidden = networks.length === 0;
  const subnets = networks.reduce((sum, network) => sum + network.subnets.length, 0);
  text(element.querySelector("h3"), `${count(networks.length, "network")}, ${count(subnets, "subnet")}`);
  const list = element.querySelector("ul");
  attribute(list, "aria-label", `Networks of ${region.id}`);
  sync(list, networks, (network) => network.id, () => stamp("network"), drawNetwork);
}

function drawNetwork(element, network) {
  text(element.querySelector(".network-name"), network.name || network.id);
  text(element.querySelector(".network-facts"), [network.sdn, network.external && "external"].filter(Boolean).join(" · "));
  sync(element.querySelector(".subnets"), network.subnets, (subnet) => subnet.id, () => stamp("subnet"), (child, subnet) => {
    text(child.querySelector(".subnet-name"), subnet.name || subnet.id);
    text(child.querySelector(".cidr"), subnet.cidr);
    const way = network.external ? "" : subnet.router ? `${subnet.router} → ${subnet.leads ?? "nowhere"}` : "no router";
    say(child.querySelector(".subnet-facts"), [way, subnet.clusters.join(", ")].filter(Boolean).join(" · "));
  });
}
