// The bridge of the local host: runs in the iframe before the app's bundle and answers what
// @forge/bridge 7.2.0 asks of `window.__bridge`. What concerns the page around it goes to its script.
const query = new URLSearchParams(location.search);
const frame = window.parent.portcullisFrame;
const page = {
  module: query.get('module'),
  as: query.get('as'),
  space: query.get('space'),
  locale: query.get('locale'),
};

/** One call to the server; rejects with its sentence when it is refused. */
async function ask(command, data) {
  const response = await fetch('/__bridge', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...page, command, ...data }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer.value;
}

function enableTheming() {
  const theme = query.get('theme') ?? 'light';
  const dark = theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  const root = document.documentElement;
  root.dataset.colorMode = dark ? 'dark' : 'light';
  root.dataset.theme =
    'light:light dark:dark spacing:spacing typography:typography shape:shape motion:motion';
}

const listeners = new Map();

function listen({ event, callback }) {
  const known = listeners.get(event) ?? new Set();
  listeners.set(event, known.add(callback));
  return { unsubscribe: () => known.delete(callback) };
}

function emit({ event, payload }) {
  for (const callback of listeners.get(event) ?? []) callback(payload);
}

/** A history like the one that Confluence gives: its addresses are those of the page around the iframe. */
function createHistory() {
  const history = {
    get location() {
      return frame.location();
    },
    set location(_) {
      // The bridge assigns what it was told; the address itself stays the truth.
    },
    action: 'POP',
    push: (path, state) => change('PUSH', path, state),
    replace: (path, state) => change('REPLACE', path, state),
    go: (steps) => window.parent.history.go(steps),
    goBack: () => window.parent.history.back(),
    goForward: () => window.parent.history.forward(),
    createHref: (path) => frame.href(path),
    listen: (callback) => frame.listen(callback),
  };
  const change = (action, path, state) => {
    history.action = action;
    frame.change(action, path, state);
  };
  return history;
}

const commands = {
  getContext: () => ask('getContext', { theme: query.get('theme') ?? 'light' }),
  async invoke({ functionKey, payload, metadata }) {
    const body = await ask('invoke', { functionKey, payload });
    return metadata === undefined ? body : { body, metadata: {} };
  },
  fetchProduct: ({ product, restPath, fetchRequestInit, isMultipartFormData }) =>
    ask('fetchProduct', {
      product,
      restPath,
      method: fetchRequestInit?.method ?? 'GET',
      body: fetchRequestInit?.body ?? null,
      multipart: isMultipartFormData,
    }),
  enableTheming,
  on: listen,
  onPublic: listen,
  emit,
  emitPublic: emit,
  createHistory,
  showFlag: (flag) => frame.showFlag(flag),
  closeFlag: ({ id }) => frame.closeFlag(id),
  navigate: (target) => frame.navigate(target),
  getUrl: (target) => frame.url(target),
  reload: () => window.parent.location.reload(),
  refresh: () => location.reload(),
  changeWindowTitle: (title) => frame.setTitle(title),
  openModal: (modal) => frame.openModal(modal, location.pathname + location.search),
  close: (payload) => frame.closeModal(payload),
  onClose: () => true,
  submit: (payload) => frame.closeModal(payload),
  open: () => false,
  emitReadyEvent() {},
};

window.__bridge = {
  async callBridge(command, data) {
    if (!Object.hasOwn(commands, command)) throw new Error(`the local host has no bridge command ${command}`);
    return commands[command](data);
  },
};
