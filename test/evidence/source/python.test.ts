import { calls, type Tree } from './calls';

describe('Python', () => {
  test.each<[string, string, string[]]>([
    [
      'an f-string',
      `import requests\nurl = f"{BASE_URL}/rest/api/content/{page_id}"\nrequests.put(url, json=data)\n`,
      ['3 PUT /wiki/rest/api/content/{} api token'],
    ],
    [
      'a path without a slash before the root of the API',
      `import requests\nclient.get("rest/api/user/current")\nclient.get("api/v2/pages")\nclient.get("rest/api/2/issue/1")\n`,
      ['2 GET /wiki/rest/api/user/current api token', '3 GET /wiki/api/v2/pages api token'],
    ],
    [
      'a class that answers with what another object has',
      `from atlassian import Confluence
class Limited:
    def __init__(self, url):
        self._inner = Confluence(url)
    def __getattr__(self, name):
        found = getattr(self._inner, name, None)
        return found
    def spaces(self):
        return self.get("rest/api/space")
    def page(self, id):
        return self.get_page_by_id(id)
`,
      ['11 GET /wiki/rest/api/content/{} api token', '9 GET /wiki/rest/api/space api token'],
    ],
    [
      'a field that a validator fills',
      `from pydantic import BaseModel, model_validator
from typing import Any
class Wrapper(BaseModel):
    client: Any = None
    @model_validator(mode="before")
    @classmethod
    def check(cls, values):
        from atlassian import Confluence
        values["client"] = Confluence(url=values["url"])
        return values
    def read(self, id):
        return self.client.get_page_by_id(id)
`,
      ['12 GET /wiki/rest/api/content/{} api token'],
    ],
    [
      'parts of a path that some callers leave out',
      `import requests
def ask(verb, kind, item=None, sub=None, **kw):
    url = f"https://x.atlassian.net/wiki/api/v2/{kind}"
    if item is not None:
        url += f"/{item}"
    if sub: url = f"{url}/{sub}"
    return requests.request(verb, url, **kw)
ask("GET", "pages")
ask("PUT", "pages", item=3)
def children(id):
    ask("GET", "pages", id, "direct-children")
def one(id=None):
    ask("GET", "spaces", id)
`,
      [
        '7 GET /wiki/api/v2/pages api token',
        '7 GET /wiki/api/v2/pages/{}/direct-children api token',
        '7 GET /wiki/api/v2/spaces api token',
        '7 GET /wiki/api/v2/spaces/{} api token',
        '7 PUT /wiki/api/v2/pages/3 api token',
      ],
    ],
    [
      'functions that are given some of their arguments before',
      `import requests
from functools import partial
class Client:
    def __init__(self, base="https://x.atlassian.net/wiki/rest/api"):
        self.base = base
        self.get = partial(self._send, "GET")
        self.post = partial(self._send, "POST")
    def _send(self, verb, path):
        return requests.request(verb, self.base + path)
    def spaces(self):
        return self.get("/space")
    def create(self):
        return self.post("/content")
`,
      ['11 GET /wiki/rest/api/space api token', '13 POST /wiki/rest/api/content api token'],
    ],
    [
      'functions of the tree that somebody else calls with their arguments',
      `import requests, asyncio
from concurrent.futures import ThreadPoolExecutor
BASE = "https://x.atlassian.net/wiki/rest/api"
def fetch_one(path):
    return requests.get(BASE + path)
def load(path):
    return requests.post(BASE + path)
with ThreadPoolExecutor() as pool:
    pool.submit(fetch_one, "/user/current")
    list(pool.map(load, ["/content", "/space"]))
request = None
show(request, "/wiki/rest/api/label")
`,
      [
        '10 POST /wiki/rest/api/content api token',
        '10 POST /wiki/rest/api/space api token',
        '9 GET /wiki/rest/api/user/current api token',
      ],
    ],
    [
      'a table of functions of elsewhere',
      `import requests
senders = {"create": requests.post, "update": requests.put}
senders["create"]("https://x.atlassian.net/wiki/rest/api/content")
senders.get("update")("https://x.atlassian.net/wiki/rest/api/content/1")
`,
      ['3 POST /wiki/rest/api/content api token', '4 PUT /wiki/rest/api/content/1 api token'],
    ],
    [
      'segments that are spread into a sum',
      `import requests
class Api:
    def __init__(self):
        self.root = "https://x.atlassian.net/wiki/api/v2"
    def url(self, kind, *parts):
        return "/".join([self.root, kind, *map(str, parts)])
    def spaces(self):
        return requests.get(self.url("spaces"))
    def pages(self, id):
        return requests.get(self.url("spaces", id, "pages"))
`,
      ['10 GET /wiki/api/v2/spaces/{}/pages api token', '8 GET /wiki/api/v2/spaces api token'],
    ],
    [
      'a word of the path that each heir of a class has',
      `import requests
class Base:
    resource = None
    def all(self):
        return requests.get(f"https://x.atlassian.net/wiki/api/v2/{self.resource}")
class Spaces(Base):
    resource = "spaces"
class Tasks(Base):
    resource = "tasks"
`,
      ['5 GET /wiki/api/v2/spaces api token', '5 GET /wiki/api/v2/tasks api token'],
    ],
    [
      'clients of two versions that hand different roots to one base',
      `from enum import Enum
import httpx
class Version(str, Enum):
    V1 = "wiki/rest/api"
    V2 = "wiki/api/v2"
class Client:
    BASE = "https://api.atlassian.com/ex/confluence"
    def __init__(self, token: str, version: Version):
        self.version = version.value
        self.site = None
    async def ask(self, method, path):
        async with httpx.AsyncClient() as client:
            return await client.request(method, f"{self.BASE}/{self.site}/{self.version}/{path}")
class First(Client):
    def __init__(self):
        super().__init__("t", version=Version.V1)
    async def search(self):
        await self.ask("GET", "search")
class Second(Client):
    def __init__(self):
        super().__init__("t", version=Version.V2)
async def read(id):
    client = Second()
    return await client.ask("GET", f"pages/{id}")
`,
      ['18 GET /wiki/rest/api/search api token', '24 GET /wiki/api/v2/pages/{} api token'],
    ],
    [
      'a protocol stands for whatever fits it',
      `import requests
from typing import Protocol
class Http(Protocol):
    def get(self, url: str): ...
class Session:
    def __init__(self):
        self.inner = requests.Session()
    def get(self, url: str):
        return self.inner.get(url)
def spaces(http: Http | None = None):
    http = http or Session()
    return http.get("https://x.atlassian.net/wiki/rest/api/space")
`,
      ['12 GET /wiki/rest/api/space api token'],
    ],
    [
      'an address whose segments go through what cannot be followed',
      `import requests
class Crawler:
    def new_url(self, *paths):
        result = self.base.copy()
        for one in paths:
            result.path = add(str(result.path), one)
        return result
    def page(self, id):
        url = self.new_url("api/v2/pages", id)
        url.args["include-labels"] = "true"
        return requests.get(url.url)
`,
      ['11 GET /wiki/api/v2/pages/{} api token'],
    ],
    [
      'a product whose API is told by its number',
      `import requests
for path in ("/rest/api/3/myself", "/rest/api/space"):
    requests.get(f"https://api.atlassian.com/ex/confluence/{id}/wiki{path}")
`,
      ['3 GET /wiki/rest/api/space api token'],
    ],
    [
      'a client that pages by itself',
      `from dlt.sources.helpers.rest_client import RESTClient
client = RESTClient(base_url="https://x.atlassian.net/wiki/api/v2")
for page in client.paginate("/spaces"):
    print(page)
`,
      ['3 GET /wiki/api/v2/spaces api token'],
    ],
    [
      'a method that settles which request is sent',
      `import requests
def ask(path, method):
    url = f"{SITE}/wiki/rest/api/{path}"
    if method == "GET":
        return requests.get(url)
    elif method == "POST":
        return requests.post(url)
    return requests.request(method, url)
ask("space", "GET")
ask("content", "POST")
ask("content/1", "PUT")
`,
      [
        '10 POST /wiki/rest/api/content api token',
        '11 PUT /wiki/rest/api/content/1 api token',
        '9 GET /wiki/rest/api/space api token',
      ],
    ],
    [
      'connectors for two products over one base, each with its own address',
      `import httpx
class Base:
    def __init__(self, base_url: str) -> None:
        self._base_url = base_url.rstrip("/")
    def client(self) -> httpx.Client:
        return httpx.Client(base_url=self._base_url, timeout=30)
    def ask(self, method, path):
        return self.client().request(method, path)
class Jira(Base):
    def __init__(self, site):
        super().__init__(f"https://{site}.atlassian.net/rest/api/3")
    def me(self):
        return self.ask("GET", "/myself")
class Confluence(Base):
    def __init__(self, site):
        super().__init__(f"https://{site}.atlassian.net/wiki/rest/api")
    def me(self):
        return self.ask("GET", "/user/current")
`,
      ['18 GET /wiki/rest/api/user/current api token'],
    ],
    [
      'settings that a field makes, named by a type in quotes',
      `import requests
from dataclasses import dataclass, field
class Site:
    @property
    def url(self) -> str:
        return f"https://{self.domain}.atlassian.net/wiki/rest/api"
@dataclass
class Settings:
    site: Site = field(default_factory=Site)
def me(settings: "Settings | None" = None):
    return requests.get(settings.site.url.rstrip("/") + "/user/current")
`,
      ['11 GET /wiki/rest/api/user/current api token'],
    ],
    [
      'a table of paths, whose key each caller brings',
      `import os, requests
SPACE = "space"
LABEL = "label"
URLS = {SPACE: "rest/api/space?limit=100", LABEL: "rest/api/content/{id}/label"}
def ask(url):
    return requests.get(url)
def pages(name, **values):
    return ask(os.path.join(HOST, URLS[name].format(**values)))
def spaces():
    return pages(SPACE)
def labels(id):
    return pages(name=LABEL, id=id)
`,
      ['10 GET /wiki/rest/api/space api token', '12 GET /wiki/rest/api/content/{}/label api token'],
    ],
    [
      'a word of the path that callers bring',
      `import requests
def comments(page, kind):
    return requests.get(f"https://x.atlassian.net/wiki/api/v2/pages/{page}/{kind}")
comments(page, "footer-comments")
comments(page, "inline-comments")
`,
      [
        '3 GET /wiki/api/v2/pages/{}/footer-comments api token',
        '3 GET /wiki/api/v2/pages/{}/inline-comments api token',
      ],
    ],
    [
      'a method that a retry hands back',
      `from atlassian import Confluence
wiki = Confluence(url=URL)
get_page = retry(reraise=True)(wiki.get_page_by_id)
get_page(page_id=5)
`,
      ['4 GET /wiki/rest/api/content/{} api token'],
    ],
    [
      'a request object with its method, and one with data alone',
      `from urllib.request import Request, urlopen
def ask(method, path, body=None):
    request = Request(f"{BASE}{path}", data=body, method=method)
    with urlopen(request) as answer:
        return answer.read()
ask("PUT", "/wiki/rest/api/content/1", b"{}")
made = Request(f"{BASE}/wiki/rest/api/space", b"{}")
urlopen(made)
`,
      ['6 PUT /wiki/rest/api/content/1 api token', '8 POST /wiki/rest/api/space api token'],
    ],
    [
      'a method that is compared without regard to case, or with several',
      `import requests
def ask(method, path, data=None):
    url = f"{SITE}/wiki/rest/api/{path}"
    if method.upper() == "GET":
        return requests.get(url)
    if method in ("POST", "PUT"):
        return requests.request(method, url, json=data)
    if method not in ("GET", "POST", "PUT"):
        return requests.delete(url)
ask("get", "space")
ask("PUT", "content/1", {})
ask("DELETE", "content/1")
`,
      [
        '10 GET /wiki/rest/api/space api token',
        '11 PUT /wiki/rest/api/content/1 api token',
        '12 DELETE /wiki/rest/api/content/1 api token',
      ],
    ],
    [
      'an address that is taken apart and put together, under a base with a slash at its end',
      `import requests
from enum import Enum
from urllib.parse import urlencode, urlparse, urlunparse
class Version(Enum):
    OLD = "rest/api"
    NEW = "api/v2"
def with_query(url, query):
    scheme, host, path, params, _, fragment = urlparse(url)
    return urlunparse((scheme, host, path, params, urlencode(query), fragment))
class Confluence:
    def __init__(self, session, base):
        self.session = session
        self.base = base
    def ask(self, version, path):
        return self.session.get(with_query(f"{self.base}{version.value}{path}", {"limit": 1}))
    def pages(self):
        return self.ask(Version.NEW, "/pages")
    def space(self, key):
        return self.ask(Version.OLD, f"/space/{key}")
    def remove(self, path):
        return self.session.delete(self.base + "api/v2" + path)
    def drop(self, attachment):
        return self.remove(f"/attachments/{attachment}")
`,
      [
        '17 GET /wiki/api/v2/pages api token',
        '19 GET /wiki/rest/api/space/{} api token',
        '23 DELETE /wiki/api/v2/attachments/{} api token',
      ],
    ],
    [
      'a root that a parameter has for want of another',
      `import requests
class Confluence:
    def __init__(self, base, root="/wiki/rest/api"):
        self.url = base + root
    def ask(self, path):
        return requests.get(self.url + path)
    def user(self):
        return self.ask("/user/current")
`,
      ['8 GET /wiki/rest/api/user/current api token'],
    ],
    [
      'a comment among the arguments',
      `import requests\nrequests.post(\n    # where to\n    f"{BASE}/rest/api/content",\n    # what\n    json={"a": 1},\n)\n`,
      ['2 POST /wiki/rest/api/content api token'],
    ],
    [
      'a request that is handed on with its arguments',
      `import requests
from functools import partial
session = requests.Session()
pool.submit(session.put, f"{BASE}/rest/api/content/{page}", json={})
again(partial(session.delete, f"{BASE}/rest/api/content/{page}/label", params={"name": name}))
`,
      ['4 PUT /wiki/rest/api/content/{} api token', '5 DELETE /wiki/rest/api/content/{}/label api token'],
    ],
    [
      'one variable made of another',
      `import requests\ndef f(i, a):\n    url = f"{B}/rest/api/content/{i}/child/attachment"\n    requests.get(url)\n    data = f"{url}/{a}/data"\n    requests.post(data)\n`,
      [
        '4 GET /wiki/rest/api/content/{}/child/attachment api token',
        '6 POST /wiki/rest/api/content/{}/child/attachment/{}/data api token',
      ],
    ],
    [
      'format',
      `import requests\nrequests.get("{}/rest/api/content/{}".format(base, i))\n`,
      ['2 GET /wiki/rest/api/content/{} api token'],
    ],
    [
      'percent',
      `import requests\nrequests.get("%s/rest/api/content/%s/label" % (base, i))\n`,
      ['2 GET /wiki/rest/api/content/{}/label api token'],
    ],
    [
      'a sum',
      `import requests as r\nr.delete(BASE + "/wiki/api/v2/pages/" + str(i))\n`,
      ['2 DELETE /wiki/api/v2/pages/{} api token'],
    ],
    [
      'a session',
      `import requests\ns = requests.Session()\nwith s.post(f"{u}/rest/api/content") as a:\n    pass\n`,
      ['3 POST /wiki/rest/api/content api token'],
    ],
    [
      'method and address',
      `from requests import request\nrequest("POST", URL + "/rest/api/space")\nrequest(method="PUT", url=URL + "/rest/api/space/X")\n`,
      ['2 POST /wiki/rest/api/space api token', '3 PUT /wiki/rest/api/space/X api token'],
    ],
    [
      'httpx with a base',
      `import httpx\nasync def f():\n    async with httpx.AsyncClient(base_url="https://x.atlassian.net/wiki") as c:\n        await c.get("/api/v2/pages")\n`,
      ['4 GET /wiki/api/v2/pages api token'],
    ],
    [
      'urllib',
      `import urllib.request\nreq = urllib.request.Request("https://x/wiki/rest/api/content", data=d)\n`,
      ['2 POST /wiki/rest/api/content api token'],
    ],
    [
      'urljoin',
      `import requests\nfrom urllib.parse import urljoin\nrequests.get(urljoin(base, "/wiki/rest/api/space"))\n`,
      ['3 GET /wiki/rest/api/space api token'],
    ],
    [
      'settings',
      `import os, requests\nBASE = os.getenv("CONFLUENCE_URL", "https://x.atlassian.net/wiki")\nrequests.get(BASE + "/rest/api/space")\n`,
      ['3 GET /wiki/rest/api/space api token'],
    ],
    [
      'a class',
      `import requests\nclass C:\n    def __init__(self, url):\n        self.url = url\n        self.s = requests.Session()\n    def _call(self, method, path, **kw):\n        return self.s.request(method, f"{self.url}/rest/api{path}", **kw)\n    def page(self, i):\n        return self._call("GET", f"/content/{i}")\n`,
      ['9 GET /wiki/rest/api/content/{} api token'],
    ],
    [
      'both ways of a condition',
      `import requests\ndef f(i):\n    if i:\n        u = B + "/rest/api/content/" + i\n        m = "PUT"\n    else:\n        u = B + "/rest/api/content"\n        m = "POST"\n    requests.request(m, u)\n`,
      ['9 POST /wiki/rest/api/content api token', '9 PUT /wiki/rest/api/content/{} api token'],
    ],
    [
      'comments and text',
      `# requests.get("/wiki/rest/api/space")\n"""requests.get("/wiki/rest/api/space")"""\n`,
      [],
    ],
  ])('%s', (_, text, expected) => {
    expect(calls(text, 'sync.py').sort()).toEqual(expected);
  });

  test.each<[string, Tree, string[]]>([
    [
      'a method of a client by a name that is handed in, in a base class that knows nothing of Confluence',
      {
        'http_client.py': `import httpx
class HttpClient:
    def __init__(self, kwargs=None):
        self._client = httpx.Client(**(kwargs or {}))
    def call(self, method: str, url: str, **kwargs):
        return getattr(self._client, method)(url, **kwargs)
    def get(self, url: str):
        return self.call("get", url)
    def put(self, url: str):
        return self.call("put", url)
`,
        'confluence/client.py': `from http_client import HttpClient
class ConfluenceClient(HttpClient):
    def page(self, page):
        return self.get(f"{self.base_url_api}/content/{page}")
    def move(self, page, target):
        return self.put(f"{self.base_url_api}/content/{page}/move/append/{target}")
`,
      },
      [
        'confluence/client.py:4 GET /wiki/rest/api/content/{} api token',
        'confluence/client.py:6 PUT /wiki/rest/api/content/{}/move/append/{} api token',
      ],
    ],
    [
      'the default of a setting',
      {
        'a.py': `import os, requests
root = os.environ.get("API_ROOT", "/wiki/rest/api")
requests.get(SITE + root + "/space")
class Publisher:
    def __init__(self, config):
        prefixes = config.prefixes or {}
        self.v2 = prefixes.get("v2", "wiki/api/v2/")
    def pages(self):
        return requests.get(f"{self.site}/{self.v2}pages")
`,
      },
      ['3 GET /wiki/rest/api/space api token', '9 GET /wiki/api/v2/pages api token'],
    ],
    [
      'a request object that a session prepares and sends',
      {
        'a.py': `import requests
class Rest:
    def __init__(self, config):
        self.url = config.url
        self.session = requests.Session()
    def get(self, path, *, url=None):
        return self.process("GET", path, url=url)
    def delete(self, path, value):
        return self.process("DELETE", f"{path}/{value}")
    def process(self, method, path, url=None, **kwargs):
        request = requests.Request(method, f"{url or self.url}{path}", **kwargs)
        return self.session.send(self.session.prepare_request(request))
rest = Rest(config)
rest.get("rest/api/audit")
rest.delete("rest/api/content", 5)
`,
      },
      ['14 GET /wiki/rest/api/audit api token', '15 DELETE /wiki/rest/api/content/5 api token'],
    ],
    [
      'a site behind the API gateway, with the path right behind it',
      {
        'a.py': `import requests
def pages_of(session, cloud, url):
    answer = session.get(f"https://api.atlassian.com/ex/confluence/{cloud}{url}")
    return session.get(f"https://api.atlassian.com/ex/confluence/{cloud}{answer['next']}")
with requests.Session() as session:
    pages_of(session, cloud, "/rest/api/space")
`,
      },
      ['6 GET /wiki/rest/api/space api token'],
    ],
    [
      'one condition of the path and, turned round, of the method',
      {
        'a.py': `import requests
def save(page=None):
    update = True if page else False
    url = f'{SITE}/wiki/api/v2/pages{"/" + page if update else ""}'
    if (not update):
        return requests.post(url)
    else:
        return requests.put(url)
`,
      },
      ['6 POST /wiki/api/v2/pages api token', '8 PUT /wiki/api/v2/pages/{} api token'],
    ],
    [
      'a name that a function shares with its module, and a request whose address is filled in',
      {
        'a.py': `import urllib
opened = None
class Instance(object):
    def __init__(self, url):
        global opened
        self.api = '{}/rest/api'.format(url)
        opened = self
class Page(object):
    def remove(self):
        request = urllib.request.Request('{}/content/{}'.format(opened.api, self.key), method='DELETE')
        with urllib.request.urlopen(request) as answer:
            return answer.read()
`,
      },
      ['11 DELETE /wiki/rest/api/content/{} api token'],
    ],
    [
      'an action of the pages that is no endpoint',
      {
        'a.py': `import requests\nrequests.post(f"{CONFLUENCE}/pages/worddav/importword.action")\nrequests.get(f"{CONFLUENCE}/pages/5")\n`,
      },
      ['3 GET /wiki/api/v2/pages/5 api token'],
    ],
    [
      'a resource that only servers have',
      { 'a.py': `import requests\nrequests.post(SITE + "/wiki/rest/obm/1.0/runbackup")\n` },
      ['2 POST /wiki/rest/obm/1.0/runbackup api token'],
    ],
    [
      'a method of a library on what is handed in',
      {
        'a.py': `from atlassian import Confluence
def related(state, client):
    return client.cql("type = page")
def labels(client: Confluence):
    return client.cql("type = blogpost")
related({}, Confluence(url=URL))
`,
      },
      ['3 GET /wiki/rest/api/search api token', '5 GET /wiki/rest/api/search api token'],
    ],
    [
      'a client by the type that a function is declared to give, out of a store that is filled at run time',
      {
        'clients.py': `from threading import local
from atlassian import Confluence as Api
_store = local()
def client(url) -> Api:
    if not hasattr(_store, "clients"):
        _store.clients = {}
    return _store.clients[url]
`,
        'main.py': `from clients import client
client(URL).get_user_details_by_username(name)
client(URL).get("rest/api/audit")
`,
      },
      ['main.py:2 GET /wiki/rest/api/user api token', 'main.py:3 GET /wiki/rest/api/audit api token'],
    ],
    [
      'a class of the tree by the type that a function is declared to give',
      {
        'a.py': `import requests
class Client:
    def ask(self, path):
        return requests.get("https://x.atlassian.net/wiki/rest/api/" + path)
def current() -> "Client": ...
def chosen() -> Client | None:
    return registry.get("client")
class Job:
    client: Client
    def run(self, other: Optional[Client] = None):
        self.client.ask("audit")
        other.ask("search")
current().ask("space")
chosen().ask("user")
`,
      },
      [
        '11 GET /wiki/rest/api/audit api token',
        '12 GET /wiki/rest/api/search api token',
        '13 GET /wiki/rest/api/space api token',
        '14 GET /wiki/rest/api/user api token',
      ],
    ],
    [
      'what a manager of a context yields',
      {
        'a.py': `import requests
from contextlib import contextmanager
class Client:
    def ask(self, path):
        return requests.get("https://x.atlassian.net/wiki/rest/api/" + path)
@contextmanager
def connected(url):
    client = Client(url)
    yield client
with connected(URL) as c:
    c.ask("space")
`,
      },
      ['11 GET /wiki/rest/api/space api token'],
    ],
    [
      'what a generator yields',
      {
        'a.py': `import requests
def paths():
    yield "space"
    yield from ["audit"]
for path in paths():
    requests.get("https://x.atlassian.net/wiki/rest/api/" + path)
`,
      },
      ['6 GET /wiki/rest/api/space api token', '6 GET /wiki/rest/api/audit api token'],
    ],
    [
      'a base of which only the place of the call says that it is Confluence',
      {
        'confluence.py': `import requests
from urllib.parse import urlencode, urljoin
class Confluence:
    def __init__(self, api_url):
        self.api_url = api_url + "/" if not api_url.endswith("/") else api_url
    def ask(self, method, path, query=None):
        query_string = f"?{urlencode(query)}" if query else None
        return requests.request(method, urljoin(urljoin(self.api_url, path), query_string))
    def pages(self):
        return self.ask("GET", "content")
    def remove(self, page):
        return self.ask("DELETE", f"content/{page}/label")
    def find(self):
        return self.ask("GET", "search")
`,
      },
      ['10 GET /wiki/rest/api/content api token', '12 DELETE /wiki/rest/api/content/{}/label api token'],
    ],
    [
      'over modules',
      {
        'app/config.py': `ROOT = "/rest/api"\n`,
        'app/http.py': `import requests\nfrom .config import ROOT\ndef get(base, path):\n    return requests.get(base + ROOT + path)\n`,
        'main.py': `from app.http import get\nget(B, "/space")\n`,
      },
      ['main.py:2 GET /wiki/rest/api/space api token'],
    ],
    [
      'atlassian-python-api',
      {
        'a.py': `from atlassian import Confluence\nc = Confluence(url=U)\nc.get_page_by_title("S", "T")\nc.attach_file("x")\nc.get("rest/api/content/5")\ndef f(confluence):\n    confluence.remove_page(5); confluence.cql(q)\nasync def g():\n    await asyncio.to_thread(c.get_space, "S")\n`,
      },
      [
        '3 GET /wiki/rest/api/content api token',
        '4 POST /wiki/rest/api/content/{}/child/attachment api token',
        '5 GET /wiki/rest/api/content/5 api token',
        '7 DELETE /wiki/rest/api/content/{} api token',
        '7 GET /wiki/rest/api/search api token',
        '9 GET /wiki/rest/api/space/{} api token',
      ],
    ],
    [
      'confluence.js before 2',
      {
        'package.json': `{ "dependencies": { "confluence.js": "^1.6.3" } }`,
        'a.ts': `import { ConfluenceClient } from 'confluence.js';\nconst c = new ConfluenceClient({ host });\nawait c.content.getContentById({ id });`,
      },
      ['a.ts:3 GET /wiki/rest/api/content/{} api token'],
    ],
    [
      'confluence.js 2, the client of version 1',
      {
        'package.json': `{ "dependencies": { "confluence.js": "^2.1.0" } }`,
        'a.ts': `import { ConfluenceClient } from 'confluence.js';\nconst c = new ConfluenceClient({ host });\nawait c.space.getSpaces({ limit: 50 });`,
      },
      ['a.ts:3 GET /wiki/rest/api/space api token'],
    ],
    [
      'atlassian-python-api that a function takes in',
      {
        'a.py': `class Tools:\n    def connect(self, values):\n        from atlassian import Confluence\n        values["confluence"] = Confluence(url=U)\n    def create(self, text):\n        return self.confluence.create_page(**dict(text))\n`,
      },
      ['6 POST /wiki/rest/api/content api token'],
    ],
    [
      'confluence.js handed around',
      {
        'package.json': `{ "dependencies": { "confluence.js": "^1.6.3" } }`,
        'a.ts': `import { ConfluenceClient } from 'confluence.js';\nexport const go = (client: ConfluenceClient) => client.contentLabels.getLabelsForContent({ id });`,
      },
      ['a.ts:2 GET /wiki/rest/api/content/{}/label api token'],
    ],
  ])('%s', (_, tree, expected) => {
    expect(
      calls(tree).map((row) => (Object.keys(tree).length === 1 ? row.replace(/^a\.py:/, '') : row)),
    ).toEqual(expected);
  });
});
