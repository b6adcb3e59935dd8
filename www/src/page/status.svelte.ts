/** The one line that screen readers hear without being asked. It speaks seldom. */
class Status {
  text = $state('');

  say(text: string): void {
    this.text = text;
  }
}

export const status = new Status();
