import { collectSource } from '../../../src/evidence/source';
import { calls } from './calls';

describe('a Python file with errors of syntax', () => {
  const sound = `import requests\ndef good(i):\n    requests.get(f"{B}/rest/api/content/{i}")\n`;

  test('a broken statement does not reach into those around it', () => {
    const text = `${sound}def bad(:\n    x = = (\n\n@cached\ndef after(i):\n    requests.delete(f"{B}/rest/api/content/{i}/label")\n`;
    expect(calls(text, 'a.py')).toEqual([
      '3 GET /wiki/rest/api/content/{} api token',
      '9 DELETE /wiki/rest/api/content/{}/label api token',
    ]);
  });

  test('a long text in quotes is no place to start anew', () => {
    const text = `${sound}def bad(:\n    pass\nSQL = """\nselect (\nrequests.get("/wiki/rest/api/space")\n"""\n`;
    expect(calls(text, 'a.py')).toEqual(['3 GET /wiki/rest/api/content/{} api token']);
  });

  test('a text of Python 2 is read whole', () => {
    const text = `def send(page):\n    try:\n        print >>log, "GET <> %s" % page\n        requests.get(base + "/rest/api/content/%s?a<>b" % page)\n    except (IOError, OSError), error:\n        if error <> None: print "no", error\n    except Exception, e:\n        requests.delete(base + "/rest/api/content/%s" % page)\n`;
    const found = collectSource([{ path: 'a.py', text: `import requests\n${text}` }]);
    expect(found.evidence.map(({ line, method }) => [line, method])).toEqual([
      [5, 'GET'],
      [9, 'DELETE'],
    ]);
    expect(found.notices).toEqual([]);
  });

  const bad = `def bad(:\n    x = = (1 + [2 {3\n`;
  const noticed = [
    { code: 'file-odd', file: 'a.py', line: null, detail: 'too many errors of syntax, read in part' },
  ];

  test('past too many broken statements the sound ones are still read, and the file is named', () => {
    const found = collectSource([{ path: 'a.py', text: (sound + bad).repeat(1_000) }]);
    expect(found.evidence).toHaveLength(1_000);
    expect(found.notices).toEqual(noticed);
  });

  test('a file of which most is broken is not read to its end, and is named', () => {
    const found = collectSource([{ path: 'a.py', text: sound + bad.repeat(2_000) + sound }]);
    expect(found.evidence.map(({ line }) => line)).toEqual([3]);
    expect(found.notices).toEqual(noticed);
  });
});

describe('a packed bundle', () => {
  const library = `t.exports=function(e,t){for(var n=0;n<t.length;n++)e.push(t[n]);return e}`.repeat(90);
  const pack = (modules: string): string =>
    `(()=>{var e={7:(t,e,n)=>{${library}},${modules}};function n(r){var t={exports:{}};e[r](t,t.exports,n);return t.exports}n(8)})();`;

  test('its modules are read where they could call as files of their own', () => {
    const text = pack(
      `8:(t,e,n)=>{const r=n(9),o=(e,t)=>(0,r.requestConfluence)("/wiki/api/v2/"+e,t);o("pages",{method:"POST"})},"./src/b.js":function(t,e,n){n(1).put("/wiki/rest/api/space")}`,
    );
    expect(calls(text, 'static/main.js')).toEqual([
      '1 POST /wiki/api/v2/pages unknown',
      '1 PUT /wiki/rest/api/space front end',
    ]);
  });
});
