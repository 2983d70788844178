// The one selection that all pictures share. A click is answered here, in the browser, at once; Python follows
// with the truth, and where the two disagree Python wins.

const listeners = new Set();

// What is chosen: the open event, tie or place, the actors the events must involve, the step of a tour.
let state = { event: null, tie: null, place: null, actors: [], match: "all", members: {}, step: null };
// What the lighting rests on: event id -> { place, actors: [ids], links: [{ id, words, dashed }] }.
let record = {};
// Every click has a number that Python echoes, so that the answer to an older click never undoes a newer one,
// and a click that a server has not lived to answer is sent to the next one.
let serial = 0, waiting = null, hearer = null, tell;

export const current = () => state;
export const recordOf = (event) => record[event];

export function subscribe(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

const publish = () => listeners.forEach((listener) => listener());

export function setRecord(events) {
  record = events;
  publish();
}

export function setTruth(truth, send) {
  const who = `${truth.session} ${truth.page} ${truth.lost}`, stranger = who !== hearer;
  [hearer, tell] = [who, send];
  if (truth.serial >= waiting?.serial) waiting = null;
  if (waiting) {
    if (stranger) tell("pick", waiting);   // a session or page that began after the click has not heard of it, nor one that has lost it
    return;
  }
  const agreed = ["event", "tie", "place", "actors", "match", "members", "step"].every((key) => same(truth[key], state[key]));
  state = truth;
  if (!agreed) publish();
}

// The server is there again, or another in its place: it hears the last click, or at least that somebody reads here.
export const connected = () => tell?.("pick", waiting ?? { kind: "hello", id: "", serial: 0 });

// Mirrors `picked` in picks.py for the kinds that light something; all others wait for Python.
function after(kind, id) {
  if (kind === "event") return { ...state, tie: null, event: state.event === id ? null : id };
  if (kind === "tie") return { ...state, tie: state.tie === id ? null : id };
  if (kind === "place") return { ...state, place: state.place === id ? null : id };
  if (kind === "actor") {
    const without = state.actors.filter((actor) => actor !== id);
    const actors = without.length < state.actors.length ? without : [...without, id];
    return { ...state, event: null, tie: null, actors };
  }
  if (kind === "close") return { ...state, event: null, tie: null };
  if (kind === "clear") return { ...state, event: null, tie: null, place: null, actors: [] };
  if (kind === "go") return { ...state, step: new URLSearchParams(id.split("?")[1]).get("step") ?? state.step };
  return state;
}

export function pick(send, kind, id) {
  serial = Math.max(serial + 1, Date.now());
  waiting = { kind, id, serial };
  unheld(() => send("pick", waiting));
  state = after(kind, id);
  queueMicrotask(publish);   // once the pick has left, and while the browser still waits for its next frame
}

// Streamlit sends what it is told from a timer of no delay, and after a click Chromium holds all timers back until the
// next frame is painted: the pick would leave 30 ms later than it can. While `told` runs, such a timer is none.
function unheld(told) {
  const { setTimeout } = window;
  window.setTimeout = (step, delay, ...values) => (delay ? setTimeout(step, delay, ...values) : queueMicrotask(step));
  try {
    told();
  } finally {
    window.setTimeout = setTimeout;
  }
}

const involves = (event, actor) => {
  const who = state.members[actor] ?? [actor];
  return record[event].actors.some((one) => who.includes(one));
};

// What is lit: sets of ids, or null where nothing is chosen and so nothing is dimmed.
export function lit() {
  if (state.tie) {
    const pair = state.tie.split("--");
    const both = Object.keys(record).filter((event) => pair.every((one) => record[event].actors.includes(one)));
    return { events: new Set(both), actors: new Set(pair), tie: state.tie };
  }
  if (state.event && record[state.event]) {
    const { actors, links } = record[state.event];
    return { events: new Set([state.event, ...links.map((link) => link.id)]), actors: new Set(actors), tie: null };
  }
  if (state.actors.length) {
    const test = state.match === "any" ? "some" : "every";
    const events = Object.keys(record).filter((event) => state.actors[test]((actor) => involves(event, actor)));
    return { events: new Set(events), actors: null, tie: null, centre: new Set(state.actors) };
  }
  return { events: null, actors: null, tie: null };
}
