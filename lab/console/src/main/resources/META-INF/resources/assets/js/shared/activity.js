// What this page did, call by call and frame by frame. Bodies are never kept: a chat is nobody's log line.

const LONGEST = 200;

class Activity extends EventTarget {
  entries = [];

  note(entry) {
    this.entries.unshift({ at: Date.now(), ...entry });
    this.entries.length = Math.min(this.entries.length, LONGEST);
    this.dispatchEvent(new Event("change"));
  }
}

export const activity = new Activity();
