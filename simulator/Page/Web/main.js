// Asks the simulator for its view once a second while somebody looks, and goes on asking when it is away.
// Asked for and not streamed: simulated time moves all the while anyway, and a question needs nothing on the other side that a restart could lose.

import { changes } from "./changes.js";
import { text } from "./dom.js";
import { draw } from "./draw.js";

const EVERY = 1000;
const SLOWEST = 5000;
const PATIENCE = 5000;

const connection = document.getElementById("connection");
const news = document.getElementById("news-text");
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

async function setZone(zone, failed) {
  try {
    const answer = await fetch(`/_simulator/zones/${encodeURIComponent(zone)}/${failed ? "fail" : "restore"}`, { method: "POST", signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) {
      throw new Error(`answered ${answer.status}`);
    }
  } catch (error) {
    text(news, `Zone ${zone} could not be ${failed ? "failed" : "restored"}: ${error.message}.`);
    return;
  }

  await ask();
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) {
    ask();
  }
});
ask();
