// How things are called on the page.

export const operations = {
  create_cluster: "Creating the cluster",
  update_cluster: "Updating the cluster",
  upgrade_cluster: "Upgrading Kubernetes",
  resize_masters: "Resizing the masters",
  delete_cluster: "Deleting the cluster",
  create_node_group: "Creating a node group",
  update_node_group: "Updating a node group",
  delete_node_group: "Deleting a node group",
  change_addons: "Changing add-ons",
  change_policies: "Changing security policies",
  turn_off_cluster: "Powering off",
  turn_on_cluster: "Powering on",
};

export const states = {
  healthy: "healthy",
  coming: "being made",
  in_work: "in work",
  failed: "down",
  stopped: "powered off",
  leaving: "going away",
};

export const quorums = {
  holds: "Quorum holds.",
  lost: "Quorum is lost.",
  starting: "No quorum yet.",
  stopped: "Powered off.",
};

export const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** "A", "A and B", "A, B and C". */
export const list = (names, last = "and") =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${last} ${names.at(-1)}`;

/** "3 healthy, 1 down" for machines with a state each. */
export function tally(machines) {
  const numbers = new Map();
  for (const machine of machines) {
    numbers.set(machine.state, (numbers.get(machine.state) ?? 0) + 1);
  }

  return [...numbers].map(([state, number]) => `${number} ${states[state]}`).join(", ");
}

/** "2 on v1.33.3, 1 on v1.34.2" in the middle of an upgrade; empty while all have the same version. */
export function mix(machines) {
  const numbers = new Map();
  for (const { version } of machines.filter((machine) => machine.version)) {
    numbers.set(version, (numbers.get(version) ?? 0) + 1);
  }

  return numbers.size > 1 ? [...numbers].map(([version, number]) => `${number} on ${version}`).join(", ") : "";
}

/** What the loss of another zone would mean; empty when the question does not arise. */
export function outlook(quorum) {
  const { zones_may_fail: may, zones_must_stay: must } = quorum;
  if (quorum.state === "lost") {
    return "The Kubernetes API does not answer, work on the cluster stands still.";
  }

  if (quorum.state !== "holds" && quorum.state !== "starting") {
    return "";
  }

  const then = quorum.state === "starting" ? "Once it runs, " : "";
  const begin = (words) => (then ? then + words : words[0].toUpperCase() + words.slice(1));
  if (may.length === 0) {
    return begin(must.length === 1 ? `it falls with ${must[0]}.` : "no further zone may fail.");
  }

  return must.length === 0
    ? begin(`any one of ${list(may, "or")} may fail.`)
    : `${begin(`${list(may, "or")} may fail,`)} ${list(must)} may not.`;
}

/** "now", "7 s ago", "3 min ago". */
export const ago = (seconds) => (seconds < 1 ? "now" : seconds < 120 ? `${Math.round(seconds)} s ago` : `${Math.round(seconds / 60)} min ago`);

const two = (number) => String(number).padStart(2, "0");

/** Time of day where the reader sits. */
export function timeOfDay(text) {
  const time = new Date(text);
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
}

/** Date and time as the cloud has them. */
export const utc = (text) => `${new Date(text).toISOString().slice(0, 19).replace("T", " ")} UTC`;
