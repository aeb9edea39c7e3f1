import type { InlineKeyboardButton } from "telegraf/types";

import { shorten } from "../../ask/describe.js";
import type { ClarifyOption } from "../../ask/answer.js";
import type { Source } from "../../ask/reply.js";
import { telegramMessages } from "../../messages.js";
import { choiceLink, pagePrefix, sourceLink } from "./source-link.js";

export type Keyboard = InlineKeyboardButton[][];

const buttonsInRow = 2;
/** A button of the phone's whole width shows about this much. UTF-16 units. */
const longestLabel = 56;

/** A button for each source, two in a row. */
export function sourceKeyboard(sources: readonly Source[]): Keyboard {
  const rows: Keyboard = [];
  for (let first = 0; first < sources.length; first += buttonsInRow) {
    rows.push(
      sources.slice(first, first + buttonsInRow).map(({ label, citation }) => ({
        text: label,
        callback_data: sourceLink(citation, citation.quote),
      })),
    );
  }
  return rows;
}

/** A button for each choice, one a row: their labels are long. */
export function choiceKeyboard(options: readonly ClarifyOption[]): Keyboard {
  return options.map(({ label, question }, place) => [
    { text: `${place + 1}. ${shorten(label, longestLabel)}`, callback_data: choiceLink(question, place) },
  ]);
}

function turn(text: string, page: number): InlineKeyboardButton {
  return { text, callback_data: `${pagePrefix}:${page}` };
}

/** Buttons to the pages before and after. @param page from 1 */
export function pageKeyboard(page: number, pages: number): Keyboard {
  const row = [
    ...(page > 1 ? [turn(telegramMessages.previousPage, page - 1)] : []),
    ...(page < pages ? [turn(telegramMessages.nextPage, page + 1)] : []),
  ];
  return row.length === 0 ? [] : [row];
}
