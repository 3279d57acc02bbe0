"""Well-formed dumps with every construct that the readers know, each with marks where a test cuts it.

A dump is a list of constructs: their names, and their text, in which `CUT` stands wherever the construct may be cut.
What is in `SILENT` cannot be told from a whole dump when it is cut there, and the list says why.
"""
CANARY = "canary-4711"
CUT = "\N{BLACK SCISSORS}"

POSTGRESQL = [
    ("the header", f"--\n-- PostgreSQL database dump\n--\n{CUT}\n"),
    ("restrict", f"\\restr{CUT}ict A1{CUT}b2\n"),
    ("a line comment", f"-- {CANARY} {CUT}{CANARY}\n"),
    ("a block comment", f"/{CUT}* {CANARY} {CUT}{CANARY} *{CUT}/\n"),
    ("a nested comment", f"/* {CANARY} /* {CUT}{CANARY} */ {CUT} */\n"),
    ("an encoding", f"\\encod{CUT}ing UTF8\n"),
    ("a setting", f"SET {CUT}client_encoding = 'UT{CUT}F8';\nSET standard_conforming_strings{CUT} = on;\n"),
    ("a search path", f"SELECT pg_catalog.set_config('search_{CUT}path', ''{CUT}, false);\n"),
    ("a role with a password", f"CREATE ROLE r;\n"
     f"ALTER ROLE r WITH PASSWORD 'SCRAM-SHA-256$4096:{CANARY}{CUT}x';\n"),
    ("a schema", f"CREATE SCHEMA {CUT}public;\nCREATE SCHEMA \"o{CUT}dd\"\"one\";\n"),
    ("an enumeration", f"CREATE TYPE public.mood AS ENUM (\n    '{CANARY}',\n    'ot{CUT}her'{CUT}\n){CUT};\n"),
    ("a composite type", f"CREATE TYPE public.pair AS (\n    a integer,{CUT}\n    b text\n);\n"),
    ("a domain", f"CREATE DOMAIN public.mail AS text{CUT}\n"
     f"    CONSTRAINT c CHECK ((VALUE ~ '{CANARY}{CUT}@'::text));\n"),
    ("a sequence", f"CREATE SEQUENCE public.s\n    START WITH {CUT}1\n    INCREMENT BY 1\n    NO MAXVALUE\n"
     f"    CACHE 1;\n"),
    ("a table", "CREATE TABLE public.\"T one\" (\n"
     f"    id bigint DEFAULT nextval('public.s{CUT}'::regclass) NOT NULL,\n"
     f"    \"full na{CUT}me\" character varying(40) DEFAULT '{CANARY}{CUT}'::character varying,\n"
     f"    m public.mood,\n    d public.mail,\n    n numeric(10{CUT},2),\n    tags text[],\n    raw bytea,\n"
     f"    sum integer GENERATED ALWAYS AS ({CUT}1 + 1) STORED,\n"
     f"    CONSTRAINT positive CHECK ((id > 0{CUT})){CUT}\n){CUT};\n"),
    ("a small table", f"CREATE TABLE public.u (\n    a integer,\n    b {CUT}text\n);\n"),
    ("a partitioned table", f"CREATE TABLE public.p (\n    a integer\n)\nPARTITION BY {CUT}RANGE (a);\n"
     "CREATE TABLE public.p1 (\n    a integer\n);\n"
     f"ALTER TABLE ONLY public.p ATTACH PARTITION public.p1 FOR VALUES FROM (1{CUT}) TO (10);\n"),
    ("a comment on a table", f"COMMENT ON TABLE public.u IS '{CANARY}{CUT}; COPY';\n"),
    ("an owner", f"ALTER TABLE public.u {CUT}OWNER TO postgres;\n"),
    ("a function", f"CREATE FUNCTION public.f() RETURNS integer\n    LANGUAGE sql{CUT}\n"
     f"    AS $_$ SELECT '{CANARY}' || $1; {CUT}$_{CUT}$;\n"),
    ("a function of statements", "CREATE FUNCTION public.g() RETURNS integer\n    LANGUAGE sql\n"
     f"    BEGIN ATOMIC{CUT}\n SELECT CASE WHEN true THEN 1 END;{CUT}\nEND;\n"),
    ("a body without a tag", f"DO $$ BEGIN PERFORM '{CANARY}{CUT}'; END $${CUT};\n"),
    ("the head of a COPY", f"COPY public.\"T one\" (id, \"full {CUT}name\", m{CUT}, d, n, tags, raw) {CUT}FROM "
     f"st{CUT}din{CUT};\n"),
    ("rows of COPY", f"1\t{CANARY}{CUT}\t{CANARY}\ta@b\t1.50\t{{a,{CUT}\"b c\"}}\t\\\\x00ff\n"
     f"2\t\\{CUT}N\t\\N\t\\N\t\\N\t\\N\t{CUT}\\N\n"
     f"3\t{CANARY}\\t\\{CUT}n\\\\\\x4{CUT}1\\10{CUT}1\\.\t\\N\t\\N\t\\N\t\\N\t\\N{CUT}\n"),
    ("the end of a COPY", f"{CUT}\\{CUT}.\n"),
    ("a COPY without rows", f"COPY public.p1 (a) FROM stdin;\n{CUT}\\.\n"),
    ("the head of an INSERT", f"INSERT {CUT}INTO {CUT}public.{CUT}u (a{CUT}, b) {CUT}VAL{CUT}UES "),
    ("rows of an INSERT", f"{CUT}({CUT}1,{CUT} '{CANARY}{CUT}'),{CUT}\n\t(2, NU{CUT}LL){CUT},\n"
     f"\t(-3.5{CUT}e0, 'it''{CUT}s');\n"),
    ("strings", "INSERT INTO public.u VALUES "
     f"(1, E'{CANARY}\\{CUT}n\\x4{CUT}1\\u00e{CUT}9\\'{CUT}');\n"
     f"INSERT INTO public.u VALUES (2, U&'{CANARY}\\00{CUT}e9{CUT}');\n"
     f"INSERT INTO public.u VALUES (3, $tag${CANARY} $t{CUT}$ '{CUT}$ta{CUT}g$);\n"
     f"INSERT INTO public.u VALUES (4, '{CANARY}'\n{CUT}  ' and more{CUT}');\n"),
    ("bits", f"INSERT INTO public.u VALUES (1, B'01{CUT}1');\nINSERT INTO public.u VALUES (1, X'1{CUT}F');\n"),
    ("ON CONFLICT", f"INSERT INTO public.u (a, b) VALUES (9, '{CANARY}') {CUT}ON {CUT}CONFLICT {CUT}DO "
     f"NOTH{CUT}ING{CUT};\n"),
    ("a comment in an INSERT", f"INSERT INTO public.u VALUES (1, 'x'), -- {CANARY}{CUT}\n"
     f"\t(2, 'y') /* {CANARY}{CUT} */;\n"),
    ("a value of a sequence", f"SELECT pg_catalog.setval('public.s{CUT}', 42{CUT}, true);\n"),
    ("a key", f"ALTER TABLE ONLY public.\"T one\"\n    ADD CONSTRAINT k PRIMARY {CUT}KEY (id{CUT});\n"),
    ("a unique column", f"ALTER TABLE ONLY public.u\n    ADD CONSTRAINT q UNIQUE ({CUT}a);\n"),
    ("a reference", f"ALTER TABLE ONLY public.u\n"
     f"    ADD CONSTRAINT r FOREIGN KEY (a) REFERENCES {CUT}public.\"T one\"(id) ON DELETE {CUT}CASCADE;\n"),
    ("an index", f"CREATE INDEX i ON public.u USING btree (a{CUT}) WHERE (b <> '{CANARY}{CUT}'::text);\n"),
    ("a trigger", f"CREATE TRIGGER t BEFORE INSERT ON public.u FOR EACH ROW EXECUTE {CUT}FUNCTION public.f();\n"),
    ("a view", f"CREATE VIEW public.v AS\n SELECT '{CANARY}'::text AS x{CUT};\n"),
    ("a grant", f"GRANT SELECT ON TABLE public.u {CUT}TO r;\n"),
    ("unrestrict", f"\\unres{CUT}trict A1b2\n{CUT}\n"),
    ("another database", f"\\con{CUT}nect \"Od{CUT}d one\"\n"),
    ("the footer", f"--\n-- PostgreSQL {CUT}database dump comp{CUT}lete{CUT}\n--\n\n"),
]

MYSQL = [
    ("the sandbox", f"/*M!999999\\- enable {CUT}the sandbox mode */{CUT} \n"),
    ("the header", f"-- MariaDB dump 10.19  Distrib 10.11.19-MariaDB\n--\n{CUT}-- Host: {CANARY}\n"),
    ("a line comment", f"-- {CANARY} {CUT}{CANARY}\n"),
    ("a comment of a hash", f"# {CANARY} {CUT}{CANARY}\n"),
    ("a block comment", f"/{CUT}* {CANARY} {CUT}{CANARY} *{CUT}/\n"),
    ("a versioned comment", f"/*!{CUT}401{CUT}01 SET @OLD_SQL_MODE={CUT}@@SQL_MODE, "
     f"SQL_MODE='NO_AUTO_VALUE{CUT}_ON_ZERO' *{CUT}/{CUT};\n"),
    ("an encoding", f"/*!40101 SET NAMES {CUT}utf8mb4 */;\nSET {CUT}character_set_client = utf8mb4{CUT};\n"),
    ("a database", f"CREATE DATABASE /*!32312 IF NOT {CUT}EXISTS*/ `shop{CUT}` /*!40100 DEFAULT CHARACTER SET "
     f"utf8mb4 */;\n"
     f"USE `sh{CUT}op`;\n"),
    ("a table", f"DROP TABLE IF EXISTS {CUT}`t ``one`;\nCREATE TABLE `t ``one` (\n"
     f"  `id` int(11) NOT NULL {CUT}AUTO_INCREMENT,\n"
     f"  `full na{CUT}me` varchar(40) DEFAULT '{CANARY}{CUT}' COMMENT 'it''s; {CUT}{CANARY}',\n"
     f"  `m` enum('{CANARY}','o{CUT}ther') DEFAULT NULL,\n  `n` decimal(10{CUT},2) DEFAULT 0.00,\n"
     f"  `raw` blob DEFAULT NULL,\n"
     f"  `bits` bit(4) DEFAULT b'10{CUT}1',\n  `sum` int(11) GENERATED ALWAYS AS ({CUT}1 + 1) STORED,\n"
     f"  PRIMARY KEY ({CUT}`id`),\n  UNIQUE KEY `u` (`full name`(1{CUT}0)),\n"
     f"  CONSTRAINT `c` CHECK (`n` >= 0{CUT})\n"
     f") ENGINE=InnoDB AUTO_INCREMENT=9 {CUT}DEFAULT CHARSET=utf8mb4{CUT};\n"),
    ("a small table", f"CREATE TABLE `u` (\n  `a` int(11),\n  `b` text,\n"
     f"  CONSTRAINT `f` FOREIGN KEY (`a`) REFERENCES {CUT}`t ``one` (`id`) ON DELETE {CUT}CASCADE\n);\n"),
    ("a sequence of MariaDB", f"CREATE SEQUENCE `s` start with {CUT}1 minvalue 1 maxvalue 9;\n"
     f"DO SETVAL(`s`, 4{CUT}, 0);\n"),
    ("locks", f"LOCK TABLES {CUT}`u` WRITE{CUT};\n/*!40000 ALTER TABLE `u` DISABLE {CUT}KEYS */;\n"),
    ("the head of an INSERT", f"INSERT {CUT}INTO {CUT}`u`{CUT} (`a`{CUT}, `b`) {CUT}VAL{CUT}UES "),
    ("rows of an INSERT", f"{CUT}({CUT}1,{CUT}'{CANARY}{CUT}'),{CUT}\n"
     f"(2,NU{CUT}LL){CUT},(-3.5{CUT}e0,'it''{CUT}s \\'{CUT} \\\\'),(4,\"{CANARY}{CUT}\");\n"),
    ("escapes", f"INSERT INTO `u` VALUES (1,'{CANARY}\\{CUT}n\\Z\\%\\_{CUT}\\\"');\n"),
    ("a complete INSERT", f"INSERT INTO `t ``one` (`id`, `full {CUT}name`, `m`{CUT}, `n`, `raw`, `bits`) VALUES "
     f"(1,'{CANARY}','{CANARY}',1.50{CUT},_bin{CUT}ary '\\0{CUT}\\Z',b'0{CUT}1');\n"),
    ("hexadecimal", f"CREATE TABLE `x` (`raw` blob);\nINSERT INTO `x` VALUES (0xDEAD{CUT}BEEF),(X'00{CUT}FF');\n"),
    ("introducers", f"INSERT INTO `u` VALUES (5,_utf8{CUT}mb4'{CANARY}{CUT}'),(6,_utf8mb4 "
     f"0x41{CUT}),(7,N'{CANARY}{CUT}');\n"),
    ("other inserts", f"INSERT IGNORE {CUT}INTO `u` VALUES (8,'{CANARY}');\n"
     f"REPLACE {CUT}INTO `u` VALUES (9,'{CANARY}'{CUT});\n"),
    ("a comment in an INSERT", f"INSERT INTO `u` VALUES (1,'x') /* {CANARY}{CUT} */,(2,'y');\n"),
    ("the end of locks", f"/*!40000 ALTER TABLE `u` ENABLE {CUT}KEYS */;\nUNLOCK {CUT}TABLES;\n"),
    ("a trigger", f"DELIM{CUT}ITER {CUT};;\n"
     f"/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER t BEFORE INSERT ON `u` FOR EACH "
     f"ROW BEGIN\n"
     f"  SET NEW.b = '{CANARY}{CUT}';\n  INSERT INTO `u` VALUES (1,{CUT}'x');\nEND */;{CUT};\nDELIMITER ;\n"),
    ("a routine", f"DELIMITER $$\nCREATE PROCEDURE p()\nBEGIN\n  SELECT '{CANARY}';{CUT}\nEND ${CUT}$\n"
     f"DELIMITER ;\n"),
    ("a view", f"/*!50001 CREATE VIEW `v` AS SELECT\n 1 AS `x`{CUT} */;\n"),
    ("an index", f"CREATE INDEX `i` ON `u` (`a`{CUT});\nALTER TABLE `u` ADD {CUT}KEY `j` (`b`(10));\n"),
    ("quotes of ANSI", f"SET sql_mode = 'ANSI_{CUT}QUOTES';\n"
     f"INSERT INTO \"u\" (\"a\", \"b{CUT}\") VALUES (1,'{CANARY}{CUT}');\n"),
    ("no escapes", f"SET sql_mode = 'NO_BACKSLASH_ESCAPES{CUT}';\n"
     f"INSERT INTO `u` VALUES (1,'{CANARY}\\'),(2,'{CUT}');\n"),
    ("the old mode", f"/*!40101 SET SQL_MODE=@OLD_{CUT}SQL_MODE */;\n{CUT}"),
    ("the footer", f"{CUT}\n-- Dump {CUT}completed {CUT}on 2026-01-01\n"),
]

SQLITE = [
    ("a pragma", f"PRAGMA foreign_keys{CUT}=OFF;\n"),
    ("a transaction", f"BEGIN TRANSACTION;\n{CUT}"),
    ("a line comment", f"-- {CANARY} {CUT}{CANARY}\n"),
    ("a block comment", f"/{CUT}* {CANARY} {CUT}{CANARY} *{CUT}/\n"),
    ("a table", f"CREATE TABLE t(id INTEGER PRIMARY {CUT}KEY AUTOINCREMENT, 'it''s{CUT}' TEXT NOT NULL DEFAULT "
     f"'{CANARY}{CUT};', "
     f"[c {CUT}d] ANY, \"o\"\"{CUT}d\" REAL, `e{CUT}` BLOB, CHECK (id > 0{CUT}), -- {CANARY}{CUT}\n"
     f" UNIQUE (e)){CUT};\n"),
    ("if it is not there", f"CREATE TABLE IF NOT {CUT}EXISTS 'x\"y'(k TEXT COLLATE {CUT}NOCASE, n NUMERIC, "
     f"PRIMARY KEY(k, n)) WITHOUT {CUT}ROWID;\n"),
    ("a strict table", f"CREATE TABLE s(i INTEGER PRIMARY KEY, x ANY, r REFERENCES t(id) ON DELETE {CUT}CASCADE) "
     f"STRICT{CUT};\n"),
    ("a generated column", f"CREATE TABLE g(a INTEGER, b INTEGER GENERATED ALWAYS AS (a * {CUT}2) STORED);\n"
     f"INSERT INTO g VALUES({CUT}1);\n"),
    ("the head of an INSERT", f"INSERT {CUT}INTO {CUT}t{CUT}(id{CUT},\"it's\",\"c {CUT}d\",\"o\"\"d\",e) "
     f"{CUT}VAL{CUT}UES{CUT}("),
    ("values", f"1,{CUT}'{CANARY}{CUT}',5{CUT},1.0e{CUT}+2,X'00{CUT}ff'{CUT}){CUT};\n"),
    ("nulls and numbers", f"INSERT INTO t VALUES(-2,'it''{CUT}s',NU{CUT}LL,-0.5{CUT},NULL);\n"
     f"INSERT INTO t VALUES(3,'',9e99{CUT}9,+{CUT}.5,x'');\n"),
    ("line ends before 3.50",
     f"INSERT INTO t VALUES(4,repl{CUT}ace(repl{CUT}ace('{CANARY}{CUT}\\nb'{CUT},'\\n'{CUT},ch{CUT}ar(1{CUT}0)),"
     f"'\\r',char(13){CUT}),1,1.5,NULL);\n"),
    ("line ends since 3.50", f"INSERT INTO t VALUES(5,unis{CUT}tr('{CANARY}\\u00{CUT}0a'){CUT},1,1.5,NULL);\n"),
    ("joined parts", f"INSERT INTO t VALUES(6,'{CANARY}'|{CUT}|char(10)|{CUT}|'b',1,1.5,NULL);\n"),
    ("a comment in an INSERT", f"INSERT INTO s VALUES(1, /* {CANARY}{CUT} */ 2{CUT},NULL);\n"),
    ("other inserts", f"INSERT OR {CUT}IGNORE INTO s VALUES(2,'{CANARY}',NULL);\n"
     f"REPLACE {CUT}INTO s VALUES(3,'{CANARY}',NULL);\n"),
    ("a rowid", f"CREATE TABLE w(a);\nINSERT INTO w(_rowid_{CUT},a) VALUES(7,'{CANARY}{CUT}');\n"),
    ("a schema that is written to", f"PRAGMA writable_{CUT}schema=ON;\n"
     f"INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','v','v',0,'CREATE VIRTUAL TABLE "
     f"v USING {CUT}fts5(body)'){CUT};\n"),
    ("a shadow table", f"CREATE TABLE IF NOT EXISTS 'v_data'(id INTEGER PRIMARY KEY, block {CUT}BLOB);\n"
     f"INSERT INTO v_data VALUES(1,X'00{CUT}');\n"),
    ("the end of writing", f"PRAGMA writable_schema={CUT}OFF;\n"),
    ("a sequence", f"DELETE FROM sqlite_{CUT}sequence;\nINSERT INTO sqlite_sequence VALUES('t{CUT}',6);\n"),
    ("statistics", f"ANALYZE sqlite_{CUT}schema;\nINSERT INTO sqlite_stat1 VALUES('t',NULL,'{CUT}6');\n"),
    ("an index", f"CREATE UNIQUE INDEX \"u;{CUT}1\" ON t(e) WHERE e <> '{CANARY}{CUT}';\n"),
    ("a view", f"CREATE VIEW view AS SELECT '{CANARY}{CUT}';\n"),
    ("a trigger", f"CREATE TRIGGER r AFTER INSERT ON s BEGIN {CUT}INSERT INTO g(a) VALUES (99);{CUT} SELECT CASE "
     f"WHEN 1 THEN 2 END;{CUT} END;\n"),
    ("the end", f"{CUT}COM{CUT}MIT{CUT};\n"),
]

DIALECTS = {"postgresql": POSTGRESQL, "mysql": MYSQL, "sqlite": SQLITE}

# A cut here leaves a dump that is whole: nothing in the text says that more was to come.
SILENT = {
    ("postgresql", "the footer", 2): "the footer's words are there",
    ("mysql", "the footer", 2): "the footer's words are there",
}


def whole(constructs):
    """The dump without a cut."""
    return "".join(text for _, text in constructs).replace(CUT, "")


def cuts(constructs):
    """Every cut: the construct's name, which of its cuts it is, and what of the dump is left."""
    before = ""
    for name, text in constructs:
        parts = text.split(CUT)
        for number in range(len(parts) - 1):
            yield name, number, before + "".join(parts[:number + 1])
        before += "".join(parts)
