import { checkCommands, checkEntities, checkKeyboard, checkReply, checkText } from "./rules.ts";
import { asText, type Fields } from "./fields.ts";
import { ApiError, type BotState, type Chat, type ChatMessage, showChat } from "./state.ts";

/** What a method needs beside its parameters. */
export interface Scene {
  readonly bot: BotState;
  readonly now: () => number;
  /** Counts one message against the limits; throws 429. */
  readonly spend: (chatId: number) => void;
  /** Called with a function that ends a wait when the client hangs up. */
  readonly closed: (forget: () => void) => void;
}

type Method = (fields: Fields, scene: Scene) => unknown;

const chatActions = new Set(
  "typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker find_location record_video_note upload_video_note".split(
    " ",
  ),
);

function bad(description: string): ApiError {
  return new ApiError(400, `Bad Request: ${description}`);
}

function openChat({ chat_id: id }: Fields, bot: BotState): Chat {
  const chat = bot.chat(Number(id));
  if (chat.blocked) throw new ApiError(403, "Forbidden: bot was blocked by the user");
  return chat;
}

function own(chat: Chat, id: unknown, missing: string): ChatMessage {
  const message = chat.messages.find(({ message_id }) => message_id === Number(id));
  if (message === undefined) throw bad(missing);
  return message;
}

function show(chat: Chat, message: ChatMessage, bot: BotState): Fields {
  const markup = message.buttons.length > 0 ? { reply_markup: { inline_keyboard: message.buttons } } : {};
  const entities = message.entities.length > 0 ? { entities: message.entities } : {};
  return {
    message_id: message.message_id,
    from: bot.me,
    chat: showChat(chat),
    date: message.date,
    text: message.text,
    ...entities,
    ...markup,
  };
}

function sendMessage(fields: Fields, { bot, now, spend }: Scene): Fields {
  const chat = openChat(fields, bot);
  const { text, entities } = checkText(fields);
  const buttons = checkKeyboard(fields["reply_markup"]);
  const replyTo = checkReply(fields["reply_parameters"], (id) =>
    chat.messages.find((one) => one.message_id === id),
  );
  spend(chat.id);
  const message: ChatMessage = {
    message_id: bot.newMessageId(),
    byBot: true,
    date: Math.floor(now() / 1_000),
    text,
    entities,
    buttons,
    edits: 0,
    replyTo,
    fields: {},
  };
  message.fields = show(chat, message, bot);
  chat.messages.push(message);
  return message.fields;
}

function editMessageText(fields: Fields, { bot, spend }: Scene): Fields {
  const chat = openChat(fields, bot);
  const message = own(chat, fields["message_id"], "message to edit not found");
  if (!message.byBot) throw bad("message can't be edited");
  const { text, entities } = checkText(fields);
  const buttons = checkKeyboard(fields["reply_markup"]);
  const was = JSON.stringify([message.text, message.entities, message.buttons]);
  if (was === JSON.stringify([text, entities, buttons])) {
    throw bad(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  }
  spend(chat.id);
  Object.assign(message, { text, entities, buttons, edits: message.edits + 1 });
  message.fields = show(chat, message, bot);
  return message.fields;
}

function deleteMessage(fields: Fields, { bot, now }: Scene): true {
  const chat = bot.chat(Number(fields["chat_id"]));
  const message = own(chat, fields["message_id"], "message to delete not found");
  if (now() / 1_000 - message.date > 48 * 3_600) throw bad("message can't be deleted for everyone");
  chat.messages.splice(chat.messages.indexOf(message), 1);
  return true;
}

function sendChatAction(fields: Fields, { bot }: Scene): true {
  openChat(fields, bot);
  if (!chatActions.has(String(fields["action"]))) throw bad("wrong parameter action in request");
  return true;
}

/** A query is answered once and within about 15 s here; the real server's limit is not published. */
const queryAnswerable = 15_000;

function answerCallbackQuery(fields: Fields, { bot, now }: Scene): true {
  const query = bot.callbackQueries.get(String(fields["callback_query_id"]));
  if (query === undefined || query.answered || now() - query.at > queryAnswerable) {
    throw bad("query is too old and response timeout expired or query ID is invalid");
  }
  const text = typeof fields["text"] === "string" ? fields["text"] : null;
  if (text !== null && text.length > 200) throw bad("MESSAGE_TOO_LONG");
  query.answered = true;
  query.text = text;
  return true;
}

async function getUpdates(fields: Fields, { bot, closed }: Scene): Promise<unknown> {
  if (bot.webhook !== "") {
    throw new ApiError(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  }
  const limit = Number(fields["limit"] ?? 100);
  const allowed = fields["allowed_updates"];
  const updates = await bot.queue.poll(
    {
      offset: Number(fields["offset"] ?? 0),
      limit: limit >= 1 && limit <= 100 ? limit : 100,
      timeout: Number(fields["timeout"] ?? 0),
      allowed: Array.isArray(allowed) ? allowed.map(asText) : undefined,
    },
    closed,
  );
  if (updates === "conflict") {
    throw new ApiError(
      409,
      "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    );
  }
  return updates;
}

function setWebhook(fields: Fields, { bot }: Scene): true {
  const url = asText(fields["url"]);
  if (url !== "" && !url.startsWith("https://"))
    throw bad("bad webhook: An HTTPS URL must be provided for webhook");
  bot.webhook = url;
  return true;
}

function deleteWebhook(fields: Fields, { bot }: Scene): true {
  bot.webhook = "";
  if (fields["drop_pending_updates"] === true) bot.queue.drop();
  return true;
}

function setMessageReaction(fields: Fields, { bot }: Scene): true {
  const chat = openChat(fields, bot);
  own(chat, fields["message_id"], "message to react not found");
  const reactions = fields["reaction"];
  if (Array.isArray(reactions) && reactions.length > 1) throw bad("REACTIONS_TOO_MANY");
  return true;
}

/** Private chats only, 0-4096 units, a preview that lasts 30 s (Bot API 9.3); nothing of it stays in the chat. */
function sendMessageDraft(fields: Fields, { bot }: Scene): true {
  const chat = openChat(fields, bot);
  const text = asText(fields["text"]);
  if (chat.type !== "private") throw bad("TEXTDRAFT_PEER_INVALID");
  if (Number(fields["draft_id"] ?? 0) === 0) throw bad("DRAFT_ID_INVALID");
  if (text.length > 4_096) throw bad("message is too long");
  checkEntities(text, fields["entities"]);
  return true;
}

/** Bot API methods by name. */
export const methods: Readonly<Record<string, Method>> = {
  getMe: (_, { bot }) => bot.me,
  getUpdates,
  sendMessage,
  editMessageText,
  deleteMessage,
  sendChatAction,
  answerCallbackQuery,
  setMyCommands: (fields, { bot }) => {
    bot.commands = checkCommands(fields["commands"]);
    return true;
  },
  getMyCommands: (_, { bot }) => bot.commands,
  setWebhook,
  deleteWebhook,
  getWebhookInfo: (_, { bot }) => ({
    url: bot.webhook,
    has_custom_certificate: false,
    pending_update_count: bot.queue.pending,
  }),
  getChat: (fields, { bot }) => showChat(bot.chat(Number(fields["chat_id"]))),
  setMessageReaction,
  sendMessageDraft,
};
