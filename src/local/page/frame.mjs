// The page around the app's iframe: address, flags, modals and the switches. It runs before the iframe
// is read, because the bridge inside calls `portcullisFrame`.
const base = document.body.dataset.base;
const own = ['as', 'theme', 'locale'];
const watchers = new Set();

/** The part of the address that belongs to the app. */
function appLocation() {
  const search = new URLSearchParams(location.search);
  for (const name of own) search.delete(name);
  const text = search.toString();
  return {
    pathname: location.pathname.slice(base.length) || '/',
    search: text === '' ? '' : `?${text}`,
    hash: location.hash,
    key: history.state?.key ?? '',
    state: history.state?.app,
  };
}

/** The page's address for a path of the app: the switches stay as they are. */
function href(path) {
  const { pathname = '/', search = '', hash = '' } = typeof path === 'string' ? split(path) : path;
  const query = new URLSearchParams(search);
  const current = new URLSearchParams(location.search);
  for (const name of own) if (current.has(name)) query.set(name, current.get(name));
  const text = query.toString();
  return `${base}${pathname === '/' ? '' : pathname}${text === '' ? '' : `?${text}`}${hash}`;
}

function split(path) {
  const { pathname, search, hash } = new URL(path, 'http://app');
  return { pathname, search, hash };
}

function change(action, path, state) {
  const entry = { key: crypto.randomUUID(), app: state };
  if (action === 'PUSH') history.pushState(entry, '', href(path));
  else history.replaceState(entry, '', href(path));
  for (const watcher of watchers) watcher(appLocation(), action);
}

addEventListener('popstate', () => {
  for (const watcher of watchers) watcher(appLocation(), 'POP');
});

const targets = {
  contentView: ({ contentId }) => `/wiki/pages/viewpage.action?pageId=${contentId}`,
  contentEdit: ({ contentId }) => `/wiki/pages/editpage.action?pageId=${contentId}`,
  spaceView: ({ spaceKey }) => `/wiki/spaces/${spaceKey}`,
  userProfile: ({ accountId }) => `/wiki/people/${accountId}`,
};

function url(target) {
  const path = target.url ?? targets[target.target]?.(target);
  if (path === undefined) throw new Error(`the local host cannot go to ${target.target}`);
  return new URL(path, location.origin).href;
}

function navigate(target) {
  if (target.type === 'new-tab') window.open(url(target), '_blank', 'noopener');
  else location.assign(url(target));
}

const flags = document.getElementById('flags');

function showFlag({ id, title, description, type, isAutoDismiss, actions = [] }) {
  closeFlag(id);
  const flag = document.createElement('div');
  flag.className = `flag ${type}`;
  flag.dataset.flag = id;
  flag.append(text('strong', title ?? ''));
  if (description) flag.append(text('p', description));
  for (const action of actions) flag.append(button(action.text, () => action.onClick?.()));
  flag.append(button('Dismiss', () => closeFlag(id)));
  flags.append(flag);
  if (isAutoDismiss) setTimeout(() => closeFlag(id), 8000);
  return true;
}

function closeFlag(id) {
  flags.querySelector(`[data-flag="${CSS.escape(String(id))}"]`)?.remove();
  return true;
}

let modal = null;

function openModal({ resource, title, onClose, closeOnEscape }, address) {
  if (resource !== null && resource !== undefined) return false;
  const dialog = document.createElement('dialog');
  const inside = document.createElement('iframe');
  inside.title = title || 'Dialog';
  inside.src = address;
  dialog.append(inside);
  dialog.addEventListener('cancel', (event) => {
    if (closeOnEscape === false) event.preventDefault();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    onClose?.(modal?.payload);
    modal = null;
  });
  document.body.append(dialog);
  modal = { dialog, payload: undefined };
  dialog.showModal();
  return true;
}

function closeModal(payload) {
  if (modal === null) return false;
  modal.payload = payload;
  modal.dialog.close();
  return true;
}

function text(tag, content) {
  const element = document.createElement(tag);
  element.textContent = content;
  return element;
}

function button(label, act) {
  const element = text('button', label);
  element.type = 'button';
  element.addEventListener('click', act);
  return element;
}

window.portcullisFrame = {
  location: appLocation,
  href,
  change,
  listen(watcher) {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  },
  url,
  navigate,
  showFlag,
  closeFlag,
  openModal,
  closeModal,
  setTitle(title) {
    document.title = title;
  },
};

for (const select of document.querySelectorAll('select[data-switch]'))
  select.addEventListener('change', () => {
    const query = new URLSearchParams(location.search);
    query.set(select.dataset.switch, select.value);
    location.search = query.toString();
  });

const spaces = document.getElementById('space');
spaces.addEventListener('change', () => {
  const query = new URLSearchParams();
  const current = new URLSearchParams(location.search);
  for (const name of own) if (current.has(name)) query.set(name, current.get(name));
  location.assign(`/space/${encodeURIComponent(spaces.value)}?${query.toString()}`);
});
