// What is different between two views, in sentences: shown at the top, and read out by screen readers.

import { count } from "./words.js";

const MOST = 3;

/** One line about what happened between two views; empty when nothing worth a word did. */
export function changes(before, after) {
  const all = after.regions.flatMap((region) => {
    const earlier = before.regions.find((candidate) => candidate.id === region.id) ?? { zones: [], clusters: [] };
    const zones = zoneChanges(earlier.zones, region.zones);
    return [...zones.map(zoneWords), ...clusterChanges(earlier.clusters, region.clusters, new Set(zones.map((zone) => zone.name)))];
  });
  return all.length > MOST ? `${all.slice(0, MOST).join(" ")} And ${count(all.length - MOST, "more change")}.` : all.join(" ");
}

const zoneChanges = (before, after) =>
  after.filter((zone) => before.some((candidate) => candidate.name === zone.name && candidate.failed !== zone.failed));

const zoneWords = (zone) => (zone.failed ? `Zone ${zone.name} is down.` : `Zone ${zone.name} is back.`);

function clusterChanges(before, after, shaken) {
  const earlier = new Map(before.map((cluster) => [cluster.id, cluster]));
  const gone = before.filter((cluster) => !after.some((candidate) => candidate.id === cluster.id));
  return [
    ...after.flatMap((cluster) => (earlier.has(cluster.id) ? oneCluster(earlier.get(cluster.id), cluster, shaken) : [`Cluster ${cluster.name} is new: ${cluster.status}.`])),
    ...gone.map((cluster) => `Cluster ${cluster.name} is gone.`),
  ];
}

function oneCluster(before, after, shaken) {
  const quorum = after.quorum.state !== before.quorum.state && { lost: "quorum is lost", holds: "quorum holds" }[after.quorum.state];
  const words = [
    after.status !== before.status && after.status,
    after.version !== before.version && `Kubernetes ${after.version}`,
    after.flavor !== before.flavor && `masters ${after.flavor}`,
    quorum,
  ].filter(Boolean);
  return [...(words.length > 0 ? [`Cluster ${after.name}: ${words.join(", ")}.`] : []), ...groupChanges(before, after, shaken), ...addonChanges(before, after)];
}

function addonChanges(before, after) {
  const gone = before.addons.filter((addon) => !after.addons.some((candidate) => candidate.name === addon.name));
  return [
    ...after.addons.flatMap((addon) => {
      const old = before.addons.find((candidate) => candidate.name === addon.name);
      return old?.status === addon.status && old.version === addon.version ? [] : [`Add-on ${addon.name} of ${after.name}: ${addon.version} ${addon.status}.`];
    }),
    ...gone.map((addon) => `Add-on ${addon.name} of ${after.name} is gone.`),
  ];
}

/** A group that rises or falls with its zone, which has its own sentence, is not worth one. */
function groupChanges(before, after, shaken) {
  const earlier = new Map(before.node_groups.map((group) => [group.id, group]));
  const gone = before.node_groups.filter((group) => !after.node_groups.some((candidate) => candidate.id === group.id));
  return [
    ...after.node_groups.flatMap((group) => {
      const old = earlier.get(group.id);
      return !old ? [`Node group ${group.name} of ${after.name} is new.`]
        : old.size !== group.size ? [`Node group ${group.name} of ${after.name} goes from ${old.size} to ${count(group.size, "node")}.`]
        : old.running !== group.running && !shaken.has(group.zone) ? [`Node group ${group.name} of ${after.name}: ${group.running} of ${count(group.size, "node")} up.`]
        : [];
    }),
    ...gone.map((group) => `Node group ${group.name} of ${after.name} is gone.`),
  ];
}
