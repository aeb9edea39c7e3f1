import type { Message, UserFromGetMe } from "telegraf/types";

/** The stretches of a text that mention the bot by its user name. */
function mentionsOf({ text, entities }: Message.TextMessage, me: UserFromGetMe) {
  const name = `@${me.username}`.toLowerCase();
  return (entities ?? []).filter(
    ({ type, offset, length }) =>
      type === "mention" && text.slice(offset, offset + length).toLowerCase() === name,
  );
}

/** In a group the bot speaks when spoken to: mentioned, answered, or given a command that names it. */
export function isForGroup(message: Message.TextMessage, me: UserFromGetMe): boolean {
  if (message.text.startsWith("/")) {
    const [command = ""] = message.text.split(/\s/u);
    return command.toLowerCase().endsWith(`@${me.username}`.toLowerCase());
  }
  const answered = "reply_to_message" in message ? message.reply_to_message : undefined;
  return answered?.from?.id === me.id || mentionsOf(message, me).length > 0;
}

/** The question without the bot's name. */
export function questionInGroup(message: Message.TextMessage, me: UserFromGetMe): string {
  let question = message.text;
  for (const { offset, length } of mentionsOf(message, me).toReversed()) {
    question = `${question.slice(0, offset)} ${question.slice(offset + length)}`;
  }
  return question.trim();
}
