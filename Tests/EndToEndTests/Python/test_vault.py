#!/usr/bin/env python3
"""Vaults through the built program: random tokens, sealed originals, and who may turn them back."""
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import tempfile
import time
import unittest

from program import PROGRAM, ProgramTest

CANARY = "canary-7f3e"
RULES = """bauta: 1
name: v
key: file:key
masks:
  person: { tokenize: { vault: safe/people.vault }, on-empty: mask }
datasets:
  people:
    source: people.csv
    columns:
      id: { tokenize: { vault: safe/people.vault, as: integer, max: 999999 }, type: integer, unique: true }
      name: person
      short: { tokenize: { vault: ./safe/people.vault, expires: 30 } }
  letters:
    source: letters.jsonl
    columns:
      to: person
      "tags.*": { nullify: {}, keys: { tokenize: { vault: safe/people.vault } } }
"""


class Vault(ProgramTest):
    def setUp(self):
        super().setUp()
        (self.folder / "safe").mkdir()
        (self.folder / "out").mkdir()
        self.new_key("reveal")
        self.vault = self.folder / "safe/people.vault"
        self.bauta("vault", "create", self.vault, "--to", self.folder / "reveal.pub")
        self.rules = self.folder / "rules.yaml"
        self.rules.write_text(RULES)
        self.people = [(str(n + 1), f"{CANARY}-{n} Ü", f"s{n % 50}") for n in range(3000)]
        self.write_people(self.people)
        (self.folder / "letters.jsonl").write_text("".join(
            json.dumps({"to": self.people[n * 7 % 3000][1], "tags": {f"{CANARY}-tag{n % 5}": n}}, ensure_ascii=False)
            + "\n" for n in range(2000)))
        self.staging = self.folder / "out/staging.db"

    def new_key(self, name):
        (self.folder / name).touch(mode=0o600)
        (self.folder / name).write_bytes(self.bauta("keys", "generate", "--reveal"))
        (self.folder / f"{name}.pub").write_bytes(self.bauta("keys", "public", "--key", f"file:{self.folder / name}"))

    def write_people(self, people):
        (self.folder / "people.csv").write_text("id,name,short\n" + "".join(",".join(row) + "\n" for row in people))

    def program(self, *arguments, text=None, status=0, **options):
        done = subprocess.run([str(part) for part in (PROGRAM, *arguments)], input=text, capture_output=True, **options)
        self.assertEqual(done.returncode, status, done.stderr.decode()[-600:])
        self.assertNotIn(CANARY.encode(), done.stderr)
        return done

    def run_job(self, *arguments, status=0, into=None):
        return self.program("run", self.rules, "--into", into or self.staging, "-q", *arguments, status=status)

    def staged(self, query, store=None):
        with sqlite3.connect(store or self.staging) as store:
            import zlib
            store.create_function("sqlar_uncompress", 2, lambda data, size: data if len(data) == size else zlib.decompress(data))
            return store.execute(query).fetchall()

    def reveal(self, column, tokens, key="reveal", status=0, reason="ticket 4711", **options):
        return self.program("reveal", self.rules, column, "--reason", reason, "--reveal-key", f"file:{self.folder / key}",
                            text="".join(f"{token}\n" for token in tokens).encode(), status=status, **options)

    def show(self):
        return json.loads(self.bauta("vault", "show", self.vault, "--json"))

    def events(self):
        return [entry["event"] for entry in self.show()["audit"]]

    def change(self, sql):
        with sqlite3.connect(self.vault) as vault:
            vault.execute(sql)

    # Tokens

    def test_tokens_are_the_same_in_all_runs_datasets_and_workers(self):
        self.run_job("--jobs", "1")
        first = self.staged("SELECT id, name, short FROM people")
        self.assertEqual(os.stat(self.vault).st_mode & 0o777, 0o600)
        self.run_job("--jobs", "2")
        self.assertEqual(first, self.staged("SELECT id, name, short FROM people"))
        ids, names, shorts = zip(*first)
        self.assertEqual((len(set(ids)), len(set(names)), len(set(shorts))), (3000, 3000, 50))
        self.assertTrue(all(isinstance(one, int) and 1 <= one <= 999_999 for one in ids))
        self.assertTrue(all(re.fullmatch("[A-Z2-7]{26}", one) for one in names + shorts))
        letters = self.staged('SELECT "to" FROM letters')
        self.assertEqual([name for name, in letters], [names[n * 7 % 3000] for n in range(2000)])
        keys = {key for record, in self.staged("SELECT record FROM letters") for key in json.loads(record)["tags"]}
        self.assertEqual(len(keys), 5)
        masks = {mask["mask"]: (mask["tokens"], mask["expiring"]) for mask in self.show()["masks"]}
        self.assertEqual(masks["mask:person"], (3000, 0))
        self.assertEqual(masks["column:people.short"], (50, 50))

    def test_two_workers_at_once_draw_one_token_for_one_value(self):
        rows = [(str(n % 20_000 + 1), f"{CANARY}-{n % 20_000}", "s") for n in range(200_000)]
        self.rules.write_text(RULES.replace(", unique: true", ""))
        self.write_people(rows)
        self.run_job("--jobs", "2", "--only", "people")
        found = self.staged("SELECT id, name FROM people")
        self.assertEqual(len(set(found)), 20_000)
        self.assertEqual(found[:20_000], found[20_000:40_000])
        self.assertEqual(found[:20_000], found[-20_000:])

    def test_no_original_stands_in_the_vault(self):
        self.run_job()
        data = self.vault.read_bytes()
        for n in range(0, 3000, 7):
            self.assertNotIn(self.people[n][1].encode(), data)
        self.assertNotIn(CANARY.encode(), data)
        self.assertEqual(sorted(path.name for path in (self.folder / "safe").iterdir()), ["people.vault"])

    def test_no_original_stands_in_a_killed_runs_files(self):
        rows = [(str(n + 1), f"{CANARY}-{n}", "s") for n in range(400_000)]
        self.write_people(rows)
        job = subprocess.Popen([PROGRAM, "run", self.rules, "--into", self.staging, "-q"], stderr=subprocess.DEVNULL)
        time.sleep(1.0)
        job.kill()
        job.wait()
        for path in (self.folder / "safe").iterdir():
            self.assertNotIn(CANARY.encode(), path.read_bytes(), path.name)
        self.assertFalse(self.staging.exists())
        self.write_people(self.people)
        self.run_job()
        self.assertEqual(self.show()["keys"][0]["tokens"], 3000 + 3000 + 50 + 5)

    # Turning back

    def test_values_come_back_with_the_reveal_key_alone(self):
        self.run_job()
        found = self.staged("SELECT id, name, short FROM people")
        (self.folder / "key").unlink()
        for place, column in enumerate(["id", "name", "short"]):
            done = self.reveal(f"people.{column}", [row[place] for row in found])
            self.assertEqual(done.stdout.decode().split("\n")[:-1], [row[place] for row in self.people])
            self.assertEqual(done.stderr.decode(), f"3,000 values of people.{column} revealed: ticket 4711\n")
        keys = sorted({key for record, in self.staged("SELECT record FROM letters") for key in json.loads(record)["tags"]})
        done = self.reveal("letters.tags.*~", keys)
        self.assertEqual(sorted(done.stdout.decode().split()), [f"{CANARY}-tag{n}" for n in range(5)])

    def test_each_use_stands_in_the_audit_with_its_reason(self):
        self.run_job()
        name, = self.staged("SELECT name FROM people LIMIT 1")[0]
        self.reveal("people.name", [name, name], reason="first \u202e \"reason\"")
        self.reveal("people.name", [name, "A" * 26], status=5, reason="second")
        audit = self.show()["audit"]
        self.assertEqual([entry["event"] for entry in audit],
                         ["vault-created", "reveal-began", "reveal-ended", "reveal-began", "reveal-ended"])
        self.assertEqual((audit[1]["reason"], audit[1]["column"], audit[1]["uid"], audit[2]["values"], audit[2]["began"]),
                         ("first \u202e \"reason\"", "people.name", os.getuid(), 2, 2))
        self.assertEqual((audit[3]["reason"], audit[4]["values"], audit[4]["began"]), ("second", 1, 4))
        self.assertTrue(self.show()["audit_whole"])
        shown = self.bauta("vault", "show", self.vault).decode()
        self.assertIn("people.name", shown)
        self.assertNotIn("\u202e", shown)

    def test_the_audit_is_written_before_the_first_value(self):
        self.run_job()
        name, = self.staged("SELECT name FROM people LIMIT 1")[0]
        reveal = subprocess.Popen(
            [PROGRAM, "reveal", self.rules, "people.name", "--reason", "x", "--reveal-key", f"file:{self.folder / 'reveal'}"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        reveal.stdin.write(f"{name}\n".encode())
        reveal.stdin.flush()
        self.assertEqual(reveal.stdout.readline().decode().strip(), self.people[0][1])
        reveal.kill()
        reveal.communicate()
        self.assertEqual(self.events(), ["vault-created", "reveal-began"])
        self.run_job()

    def test_a_changed_audit_is_told(self):
        self.run_job()
        name, = self.staged("SELECT name FROM people LIMIT 1")[0]
        self.reveal("people.name", [name])
        for sql in ["UPDATE bauta_audit SET event = replace(event, '4711', '4712') WHERE sequence = 2",
                    "DELETE FROM bauta_audit WHERE sequence = 2", "UPDATE bauta_audit SET time = '2020' WHERE sequence = 2"]:
            with self.subTest(sql):
                before = self.vault.read_bytes()
                self.change(sql)
                done = self.program("vault", "show", self.vault, status=8)
                self.assertIn(b"audit: BROKEN", done.stdout)
                self.vault.write_bytes(before)

    def test_wrong_and_missing_keys(self):
        self.run_job()
        name, = self.staged("SELECT name FROM people LIMIT 1")[0]
        self.new_key("other")
        done = self.reveal("people.name", [name], key="other", status=12)
        self.assertEqual(done.stdout, b"")
        self.assertIn(b"public keys", done.stderr)
        self.assertEqual(self.events(), ["vault-created"])
        self.reveal("people.name", [name], key="key", status=6)
        done = self.program("reveal", self.rules, "people.name", "--reason", "x", text=name.encode(), status=6)
        self.assertIn(b"--reveal-key", done.stderr)
        self.reveal("people.name", [name], reason=" ", status=2)
        done = self.reveal("people.name", ["9", name], status=5)
        self.assertIn(b"standard input:1: no token of people.name", done.stderr)
        self.assertEqual(done.stdout, b"")
        self.reveal("people.short", [name], status=5)

    def test_a_changed_row_does_not_come_back(self):
        self.run_job()
        (one,), (other,) = self.staged("SELECT name FROM people LIMIT 2")
        self.change(f"UPDATE bauta_token SET sealed = (SELECT sealed FROM bauta_token WHERE token = '{other}') WHERE token = '{one}'")
        done = self.reveal("people.name", [one], status=8)
        self.assertEqual(done.stdout, b"")
        self.change(f"UPDATE bauta_token SET token = '{'B' * 26}' WHERE token = '{other}'")
        self.reveal("people.name", ["B" * 26], status=8)

    def test_versions_of_the_key(self):
        self.run_job()
        self.new_key("second")
        self.bauta("vault", "add-key", self.vault, "--to", (self.folder / "second.pub").read_text().strip())
        self.program("vault", "add-key", self.vault, "--to", self.folder / "second.pub", status=2)
        old = self.staged("SELECT name FROM people")
        self.people.append(("5000", f"{CANARY}-new", "s"))
        self.write_people(self.people)
        self.run_job()
        names = [name for name, in self.staged("SELECT name FROM people")]
        self.assertEqual(names[:3000], [name for name, in old])
        self.assertEqual(self.reveal("people.name", names[:1]).stdout.decode().strip(), self.people[0][1])
        self.assertEqual(self.reveal("people.name", names[-1:], key="second").stdout.decode().strip(), f"{CANARY}-new")
        done = self.reveal("people.name", names[-2:], status=12)
        self.assertIn(b"standard input:2: its token is sealed to version 2", done.stderr)
        done = self.program("reveal", self.rules, "people.name", "--reason", "both", "--reveal-key",
                            f"file:{self.folder / 'second'}", "--reveal-key", f"file:{self.folder / 'reveal'}",
                            text="\n".join(names).encode())
        self.assertEqual(done.stdout.decode().count("\n"), 3001)
        self.assertEqual([(key["version"], key["tokens"] > 0) for key in self.show()["keys"]], [(1, True), (2, True)])

    def test_what_has_expired_is_gone_and_gets_a_new_token(self):
        self.run_job()
        before = dict(zip((row[2] for row in self.people), (one for one, in self.staged("SELECT short FROM people"))))
        limits = sqlite3.connect(self.vault).execute("SELECT min(expires), max(expires) FROM bauta_token").fetchone()
        self.assertTrue(all(abs(limit - time.time() - 30 * 86400) < 600 for limit in limits))
        self.change("UPDATE bauta_token SET expires = 1 WHERE expires IS NOT NULL AND token_id % 2 = 0")
        gone = [bytes(row[0]) for row in sqlite3.connect(self.vault).execute("SELECT sealed FROM bauta_token WHERE expires = 1")]
        lost = {row[0] for row in sqlite3.connect(self.vault).execute("SELECT token FROM bauta_token WHERE expires = 1")}
        self.assertEqual(len(gone), 25)
        self.reveal("people.short", [next(iter(lost))], status=5)
        self.run_job()
        after = dict(zip((row[2] for row in self.people), (one for one, in self.staged("SELECT short FROM people"))))
        for value in before:
            self.assertEqual(before[value] == after[value], before[value] not in lost)
        data = self.vault.read_bytes()
        for sealed in gone:
            self.assertNotIn(sealed, data)
        self.reveal("people.short", list(after.values()))

    # Where nothing may be written, and where nothing may lie

    def test_looks_write_nothing(self):
        before = self.vault.read_bytes()
        self.program("preview", self.rules)
        self.program("check", self.rules, "--scan")
        self.program("explain", self.rules, "people.id")
        done = self.program("run", self.rules, "--dry-run")
        self.assertEqual(before, self.vault.read_bytes())
        self.assertEqual([path.name for path in (self.folder / "safe").iterdir()], ["people.vault"])
        shown = self.program("preview", self.rules, "--records", "2").stdout.decode()
        self.assertRegex(shown, "[A-Z2-7]{26}")
        self.assertNotIn(CANARY, shown)

    def test_a_vault_in_the_staging_folder_is_refused(self):
        done = self.run_job(into=self.folder / "safe/staging.db", status=3)
        self.assertRegex(done.stderr.decode(), r"^\S*rules.yaml:\d+:\d+: vault '.*' lies in the folder of the staging database; move")
        self.run_job(into=self.folder / "staging.db", status=3)
        (self.folder / "link").symlink_to(self.folder / "safe")
        self.run_job(into=self.folder / "link/staging.db", status=3)
        (self.folder / "out/people.vault").symlink_to(self.vault)
        self.run_job()
        (self.folder / "out/deep").mkdir()
        self.vault.rename(self.folder / "out/deep/people.vault")
        self.vault.symlink_to(self.folder / "out/deep/people.vault")
        self.run_job(status=3)

    def test_another_name_of_the_vault_is_refused(self):
        os.link(self.vault, self.folder / "out/same")
        done = self.run_job(status=3)
        self.assertIn(b"hard link", done.stderr)

    def test_what_is_no_vault(self):
        data = self.vault.read_bytes()
        self.vault.unlink()
        done = self.run_job(status=10)
        self.assertIn(b"bauta vault create", done.stderr)
        self.assertFalse(self.vault.exists())
        self.program("run", self.rules, "--dry-run", status=10)
        self.program("vault", "show", self.vault, status=10)
        newer = bytearray(data)
        newer[63] = 2
        for wrong in [b"", b"text", bytes(newer), data[:60] + bytes(40) + data[100:], bytes(5000)]:
            self.vault.write_bytes(wrong)
            self.run_job(status=10)
            self.reveal("people.name", ["A" * 26], status=10)
        self.vault.unlink()
        self.vault.mkdir()
        self.run_job(status=10)
        self.assertFalse(self.staging.exists())

    def test_creating(self):
        self.program("vault", "create", self.vault, "--to", self.folder / "reveal.pub", status=2)
        new = self.folder / "safe/new"
        for wrong, status in [("bauta-public-key-1:AAAA", 6), (self.folder / "key", 6), (self.folder / "reveal", 6),
                              ((self.folder / "reveal").read_text(), 6), (self.folder / "absent", 7)]:
            done = self.program("vault", "create", new, "--to", wrong, status=status)
            self.assertNotIn((self.folder / "reveal").read_bytes()[20:60], done.stderr)
            self.assertFalse(new.exists())
        self.program("vault", "create", self.folder / "no/such", "--to", self.folder / "reveal.pub", status=7)
        key = (self.folder / "reveal").read_text()
        self.assertRegex(key, r"\Abauta-reveal-key-1:[A-Za-z0-9_-]{43}:[0-9a-f]{8}\n\Z")
        self.assertRegex((self.folder / "reveal.pub").read_text(), r"\Abauta-public-key-1:[A-Za-z0-9_-]{43}:[0-9a-f]{8}\n\Z")
        self.program("run", self.rules, "--key", f"file:{self.folder / 'reveal'}", "--dry-run", status=6)

    def test_one_run_at_a_time(self):
        other = self.folder / "rules2.yaml"
        other.write_text(RULES)
        run = subprocess.Popen([PROGRAM, "filter", self.rules, "--dataset", "people"], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE)
        run.stdin.write(b"id,name,short\n1,a,b\n" + b"2,a,b\n" * 400_000)
        run.stdin.flush()
        self.assertEqual(run.stdout.read(5), b"id,na")
        done = self.program("run", other, "--into", self.staging, status=11)
        self.assertIn(b"people.vault", done.stderr)
        self.assertFalse(self.staging.exists())
        run.kill()
        run.communicate()
        self.run_job()

    def test_filter_keeps_its_tokens(self):
        text = "id,name,short\n" + "".join(",".join(row) + "\n" for row in self.people)
        texts = [self.program("filter", "-q", self.rules, "--dataset", "people", "--jobs", jobs, text=text.encode()).stdout
                 for jobs in "12"]
        self.assertEqual(*texts)
        rows = [line.split(",") for line in texts[0].decode().split()[1:]]
        done = self.reveal("people.name", [row[1] for row in rows])
        self.assertEqual(done.stdout.decode().split("\n")[:-1], [row[1] for row in self.people])
        self.run_job()
        self.assertEqual([[str(one) for one in row] for row in self.staged("SELECT id, name, short FROM people")], rows)

    def test_a_failed_run_publishes_nothing_and_its_vault_works(self):
        (self.folder / "letters.jsonl").write_text('{"to": "x"\n')
        self.run_job(status=5)
        self.assertFalse(self.staging.exists())
        (self.folder / "letters.jsonl").write_text('{"to": "x", "tags": {}}\n')
        self.run_job()
        self.reveal("people.name", [name for name, in self.staged("SELECT name FROM people")])

    def test_a_mask_that_has_used_up_its_numbers_ends_the_run(self):
        self.run_job()
        self.change("DELETE FROM bauta_token")
        number, = sqlite3.connect(self.vault).execute("SELECT mask FROM bauta_mask WHERE label = 'column:people.id'").fetchone()
        with sqlite3.connect(self.vault) as vault:
            vault.executemany(f"INSERT INTO bauta_token VALUES(?, {number}, ?, ?, 1, x'00', NULL)",
                              ((n, n.to_bytes(16, "big"), n) for n in range(1, 1_000_000)))
        done = self.run_job(status=13)
        self.assertIn(b"column:people.id has used up nearly all numbers up to 999999", done.stderr)

    def test_the_store_names_the_vault_as_the_rules_do(self):
        self.run_job()
        with sqlite3.connect(self.staging) as store:
            outline, = store.execute("SELECT rules_outline FROM bauta_run").fetchone()
            parameters = store.execute("SELECT parameters FROM bauta_field WHERE path = 'short'").fetchone()[0]
        self.assertIn('"vault":"./safe/people.vault"', outline)
        self.assertEqual(json.loads(parameters), {"vault": "./safe/people.vault", "expires": "30"})
        self.assertNotIn(str(self.folder), outline)

    def test_bad_rules(self):
        for rule, words in [("{ tokenize: { vault: '' } }", "vault"), ("{ tokenize: { expires: 3, as: text } }", "expire"),
                            ("{ tokenize: { vault: v, expires: 0 } }", "expires"), ("tokenize", "as"),
                            ("{ tokenize: { vault: v, as: text, max: 1000000 } }", "max"),
                            ("{ chain: { steps: [ { tokenize: { vault: v } }, redact ] } }", "step")]:
            self.rules.write_text(f"bauta: 1\nname: v\nkey: file:key\ndatasets:\n  d:\n    columns:\n      a: {rule}\n")
            done = self.program("check", self.rules, status=3)
            self.assertIn(words, (done.stdout + done.stderr).decode())

    def test_a_rule_without_a_vault_takes_no_reveal_key(self):
        self.rules.write_text("bauta: 1\nname: v\nkey: file:key\ndatasets: { d: { columns: { a: { fpe: digits } } } }\n")
        self.reveal("d.a", ["1"], status=2)


if __name__ == "__main__":
    unittest.main()
