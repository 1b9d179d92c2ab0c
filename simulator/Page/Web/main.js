// Asks the simulator for its view once a second while somebody looks, and goes on asking when it is away.
// Asked for and not streamed: simulated time moves all the while anyway, and a question needs nothing on the other side that a restart could lose.

import { changes } from "./changes.js";
import { text } from "./dom.js";
import { draw } from "./draw.js";
import { filter, setFilter } from "./filter.js";

const EVERY = 1000;
const SLOWEST = 5000;
const PATIENCE = 5000;

const byId = (id) => document.getElementById(id);
const connection = byId("connection");
const news = byId("news-text");
let last = null;
let wait = EVERY;
let timer = null;
let asking = false;

async function ask() {
  clearTimeout(timer);
  if (asking) {
    return;
  }

  asking = true;
  try {
    const view = await read();
    wait = view ? EVERY : Math.min(2 * wait, SLOWEST);
    if (view) {
      show(view);
    }
  } finally {
    asking = false;
    timer = document.hidden ? null : setTimeout(ask, wait);
  }
}

/** The view, or null when there is none to be had. */
async function read() {
  try {
    const answer = await fetch("/_simulator/view", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    if (answer.ok) {
      return await answer.json();
    }

    lose(`The simulator answered ${answer.status}; what you see is how it was.`);
  } catch {
    lose("The simulator does not answer; what you see is how it was.");
  }

  return null;
}

function show(view) {
  const back = connection.dataset.state === "lost";
  connection.dataset.state = "live";
  text(connection, "live");
  document.body.classList.remove("stale");
  draw(view, setZone);
  const what = last ? changes(last, view) : "";
  if (what || back) {
    text(news, what || "The simulator is back.");
  }

  last = view;
}

function lose(why) {
  if (connection.dataset.state !== "lost") {
    connection.dataset.state = "lost";
    text(connection, "no connection");
    text(news, why);
    document.body.classList.add("stale");
  }
}

/** Makes a control call and looks at what has come of it; what went wrong is told in place of the latest change. */
async function order(what, method, path, body) {
  try {
    const answer = await fetch(`/_simulator/${path}`, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) {
      throw new Error(`answered ${answer.status}`);
    }
  } catch (error) {
    text(news, `${what} was not possible: ${error.message}.`);
    return false;
  }

  await ask();
  return true;
}

/** What was done to zones here, the latest last. */
const done = [];

const zoneCall = (zone, failed) => order(`${failed ? "Failing" : "Restoring"} zone ${zone}`, "POST", `zones/${encodeURIComponent(zone)}/${failed ? "fail" : "restore"}`);

async function setZone(zone, failed) {
  if (await zoneCall(zone, failed)) {
    done.push({ zone, failed });
    drawUndo();
  }
}

async function undo() {
  const { zone, failed } = done.at(-1);
  if (await zoneCall(zone, !failed)) {
    done.pop();
    drawUndo();
    if (done.length === 0) {
      byId("main").focus();
    }
  }
}

function drawUndo() {
  const latest = done.at(-1);
  byId("undo").hidden = !latest;
  text(byId("undo"), latest && `Undo: ${latest.failed ? "fail" : "restore"} ${latest.zone}`);
}

const redraw = () => last && draw(last, setZone);

byId("undo").addEventListener("click", undo);
byId("pause").addEventListener("click", () => order("That", "PATCH", "clock", { paused: !last?.clock.paused }));
byId("pace").addEventListener("change", ({ target }) => order("That pace", "PATCH", "clock", { factor: Number(target.value) }));
byId("stop").addEventListener("click", () => order("Stopping the scenario", "DELETE", "scenario"));
for (const button of document.querySelectorAll(".skip-time")) {
  button.addEventListener("click", () => order("Skipping time", "POST", "clock/advance", { seconds: Number(button.dataset.seconds) }));
}

byId("find").value = filter.find;
byId("show").value = filter.show;
byId("find").addEventListener("input", ({ target }) => { setFilter({ find: target.value.trim() }); redraw(); });
byId("show").addEventListener("change", ({ target }) => { setFilter({ show: target.value }); redraw(); });
byId("all").addEventListener("click", () => { setFilter({ cluster: "" }); redraw(); byId("find").focus(); });
document.addEventListener("fold", redraw);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.matches("input, select") && !document.querySelector(".find").hidden) {
    event.preventDefault();
    byId("find").focus();
  }
});

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) {
    ask();
  }
});
ask();
