// Which clusters are shown: it stands in the address, so that what is seen can be handed on as a link.

const read = new URLSearchParams(location.search);

/** `cluster` is the id of the only one to be shown; empty texts ask for nothing. */
export const filter = { cluster: read.get("cluster") ?? "", find: read.get("find") ?? "", show: read.get("show") ?? "" };

export const linkTo = (cluster) => `/?${new URLSearchParams({ cluster: cluster.id })}`;

export function setFilter(changed) {
  Object.assign(filter, changed);
  const asked = new URLSearchParams(Object.entries(filter).filter(([, value]) => value));
  history.replaceState(null, "", asked.size > 0 ? `/?${asked}` : "/");
}

export function shown(cluster) {
  return (!filter.cluster || cluster.id === filter.cluster) && kind(cluster) && filter.find.toLowerCase().split(/\s+/).every((word) => words(cluster).includes(word));
}

const kind = (cluster) =>
  filter.show === "busy" ? cluster.operation !== null
  : filter.show === "trouble" ? cluster.quorum.state === "lost" || cluster.status === "ERROR" || cluster.addons.some((addon) => addon.status === "ERROR" || addon.status === "FAILED") || Boolean(cluster.operation?.paused)
  : true;

function words(cluster) {
  const groups = cluster.node_groups.flatMap((group) => [group.name, group.id, group.zone, group.flavor]);
  const masters = cluster.masters.map((master) => master.zone);
  const parts = [...cluster.addons.flatMap((addon) => [addon.name, addon.version, addon.status]), ...cluster.policies.map((policy) => policy.template)];
  return [cluster.name, cluster.id, cluster.status, cluster.version, cluster.type, cluster.flavor, cluster.api_address, ...groups, ...masters, ...parts].join(" ").toLowerCase();
}
