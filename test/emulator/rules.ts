import { asFields, asList, asText, isFields, type Fields } from "./fields.ts";
import { ApiError, type Button, type Entity } from "./state.ts";

/** Entity types a bot may send (Bot API `MessageEntity`). */
const entityTypes = new Set(
  (
    "mention hashtag cashtag bot_command url email phone_number bold italic underline strikethrough spoiler " +
    "blockquote expandable_blockquote code pre text_link text_mention custom_emoji date_time"
  ).split(" "),
);

function bad(description: string): ApiError {
  return new ApiError(400, `Bad Request: ${description}`);
}

function splitsPair(text: string, index: number): boolean {
  return /[\ud800-\udbff]/u.test(text.charAt(index - 1)) && /[\udc00-\udfff]/u.test(text.charAt(index));
}

/** Entities stand inside the text, have a known type and do not cut a surrogate pair. */
export function checkEntities(text: string, value: unknown): readonly Entity[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw bad("can't parse entities: expected an Array of MessageEntity");
  return value.map((given) => {
    const entity = asFields(given);
    const { type, offset, length } = entity;
    if (typeof type !== "string" || !entityTypes.has(type))
      throw bad("can't parse entities: unsupported type");
    if (!Number.isInteger(offset) || !Number.isInteger(length))
      throw bad("can't parse entities: no offset or length");
    const start = Number(offset);
    const end = start + Number(length);
    if (start < 0 || end <= start || end > text.length)
      throw bad("can't parse entities: entity is outside of the text");
    if (splitsPair(text, start) || splitsPair(text, end)) {
      throw bad("can't parse entities: entity begins or ends in the middle of a UTF-16 symbol");
    }
    return { ...entity, type, offset: start, length: end - start };
  });
}

/** parse_mode in short: enough to refuse text that was not escaped. */
function checkMarkup(text: string, mode: unknown): void {
  if (mode === undefined) return;
  if (
    mode === "HTML" &&
    /<(?!\/?(?:b|i|u|s|a|code|pre|blockquote|strong|em|tg-spoiler)\b)|&(?!\w+;|#\d+;)/u.test(text)
  ) {
    throw bad("can't parse entities: Unsupported start tag");
  }
  if (mode === "MarkdownV2" && /(?<!\\)[.!()#+=|{}>-]/u.test(text)) {
    throw bad("can't parse entities: Character is reserved and must be escaped with the preceding '\\'");
  }
}

export interface CheckedText {
  readonly text: string;
  readonly entities: readonly Entity[];
}

/**
 * The text of a message: 1-4096 UTF-16 units after blanks at both ends are gone; entities move with it.
 * @source Bot API `sendMessage`: "Text of the message to be sent, 1-4096 characters after entities parsing"
 */
export function checkText(payload: Fields): CheckedText {
  const written = typeof payload["text"] === "string" ? payload["text"] : "";
  checkMarkup(written, payload["parse_mode"]);
  const entities = checkEntities(written, payload["entities"]);
  const text = written.trim();
  if (text === "") throw bad("message text is empty");
  if (text.length > 4_096) throw bad("message is too long");
  const shift = written.length - written.trimStart().length;
  const moved = entities.flatMap((entity) => {
    const start = Math.max(0, entity.offset - shift);
    const end = Math.min(text.length, entity.offset + entity.length - shift);
    return end > start ? [{ ...entity, offset: start, length: end - start }] : [];
  });
  return { text, entities: moved };
}

function checkButton(button: Fields): Button {
  const { text, callback_data: data, ...others } = button;
  if (typeof text !== "string" || text === "") {
    throw bad('can\'t parse inline keyboard button: Field "text" must be of type String');
  }
  const actions = Object.keys(others).length + (data === undefined ? 0 : 1);
  if (actions !== 1) {
    throw bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
  if (data === undefined) return { ...others, text };
  const bytes = Buffer.byteLength(asText(data));
  if (bytes < 1 || bytes > 64) throw bad("BUTTON_DATA_INVALID");
  return { text, callback_data: asText(data) };
}

/** @source Bot API `InlineKeyboardButton`: callback_data is 1-64 bytes */
export function checkKeyboard(markup: unknown): readonly (readonly Button[])[] {
  const rows = asFields(markup)["inline_keyboard"];
  if (rows === undefined) return [];
  const lists = Array.isArray(rows) ? rows.map(asList) : [null];
  const checked = lists.map((row) => {
    if (row !== null) return row.map(checkButton);
    throw bad('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays');
  });
  if (checked.flat().length > 100) throw bad("reply markup is too long");
  return checked;
}

/**
 * @param find the message replied to, by its id
 * @source Bot API `ReplyParameters`: quote is 0-1024 characters and an exact substring of the message
 */
export function checkReply(
  value: unknown,
  find: (id: number) => { text: string } | undefined,
): number | null {
  if (!isFields(value)) return null;
  const { message_id: id, quote, allow_sending_without_reply: tolerant } = value;
  const message = find(Number(id));
  if (message === undefined) {
    if (tolerant === true) return null;
    throw bad("message to be replied not found");
  }
  if (typeof quote === "string" && (quote.length > 1_024 || !message.text.includes(quote))) {
    throw bad("QUOTE_TEXT_INVALID");
  }
  return Number(id);
}

/** @source Bot API `BotCommand`: 1-32 lower-case letters, digits, underscores; description 1-256; at most 100 */
export function checkCommands(value: unknown): Fields[] {
  const commands = asList(value);
  if (commands === null || commands.length > 100) throw bad("BOT_COMMANDS_TOO_MUCH");
  for (const { command, description } of commands) {
    if (!/^[a-z0-9_]{1,32}$/u.test(asText(command))) throw bad("BOT_COMMAND_INVALID");
    const { length } = asText(description);
    if (length < 1 || length > 256) throw bad("BOT_COMMAND_DESCRIPTION_INVALID");
  }
  return commands;
}
