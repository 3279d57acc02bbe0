import Records
import Testing

@testable import Store

@Suite struct PostgreSQLDefinitionsTests {
    @Test func `a table is defined as in its dump`() throws {
        let bench = try ScriptBench(
            .of(StagedTableTests.orders, .postgresql, [#"[1,"a\tb","1.10"]"#, #"[2,null,"7"]"#, #"[3,"\\.","0"]"#]))
        #expect(
            try bench.body(.postgresql) == """
                CREATE SCHEMA IF NOT EXISTS "shop";
                CREATE TABLE "shop"."orders" (
                    "id" integer NOT NULL,
                    "email" text,
                    "price" numeric(9,2),
                    "total" numeric GENERATED ALWAYS AS (price * 2) STORED
                );
                COPY "shop"."orders" ("id", "email", "price") FROM stdin;
                1	a\\tb	1.10
                2	\\N	7
                3	\\\\.	0
                \\.
                ALTER TABLE ONLY "shop"."orders" ADD CONSTRAINT "orders_pkey" PRIMARY KEY ("id");
                ALTER TABLE ONLY "shop"."orders" ADD UNIQUE ("email", "id");
                ALTER TABLE "shop"."orders" ADD CONSTRAINT "positive" CHECK (price > 0);
                CREATE INDEX "by_total" ON "shop"."orders" (total);
                CREATE INDEX "lower" ON "shop"."orders" (lower(email));

                """)
    }

    @Test func `partitions come with their parent, types and sequences`() throws {
        var parent = TableSchema(TableName("day", schema: "public"))
        var id = TableColumn("id", type: "bigint", valueType: .integer)
        id.defaultValue = SQLFragment("nextval('public.s'::regclass)")
        id.sequence = TableName("s", schema: "public")
        parent.columns = [id, TableColumn("kind", type: "public.kind")]
        parent.partitioning = SQLFragment("LIST (kind)", names: ["kind"])
        parent.constraints = [TableConstraint(.primaryKey, name: "p", columns: ["id", "kind"])]
        var child = parent
        child.name = TableName("a\"1", schema: "public")
        child.partitioning = nil
        child.parent = parent.name
        child.bound = SQLFragment("FOR VALUES IN ('x')")
        var kind = TypeSchema(TableName("kind", schema: "public"))
        kind.labels = ["x", "it's"]
        var sequence = SequenceSchema(TableName("s", schema: "public"))
        sequence.options = "START WITH 1"
        sequence.owner = (parent.name, "id")
        let records = [parent, child].map {
            SchemaRecord.records(of: $0, dialect: .postgresql, types: [kind], sequences: [sequence])
        }
        let bench = try ScriptBench(
            .init(name: "public.day", columns: ["id", "kind"], records: [], schema: records[0]),
            .init(name: "public.a", columns: ["id", "kind"], records: [#"[1,"x"]"#], schema: records[1]))
        let body = try bench.body(.postgresql).split(separator: "\n").map(String.init)
        let lines = body.filter { !$0.hasPrefix(" ") && $0 != ");" }
        let position =
            #"SELECT pg_catalog.setval('"public"."s"', coalesce(pg_catalog.max("id"), 1),"#
            + #" pg_catalog.max("id") IS NOT NULL)"#
        let expected: [String] = [
            #"CREATE TYPE "public"."kind" AS ENUM ('x', 'it''s');"#,
            #"CREATE SEQUENCE "public"."s" START WITH 1;"#,
            #"CREATE TABLE "public"."day" ("#,
            ") PARTITION BY LIST (kind);",
            #"CREATE TABLE "public"."a""1" ("#,
            #"ALTER TABLE ONLY "public"."day" ATTACH PARTITION "public"."a""1" FOR VALUES IN ('x');"#,
            #"COPY "public"."a""1" ("id", "kind") FROM stdin;"#,
            "1\tx",
            "\\.",
            #"ALTER TABLE ONLY "public"."a""1" ADD CONSTRAINT "p" PRIMARY KEY ("id", "kind");"#,
            #"ALTER TABLE "public"."day" ADD CONSTRAINT "p" PRIMARY KEY ("id", "kind");"#,
            #"ALTER SEQUENCE "public"."s" OWNED BY "public"."day"."id";"#,
            #"\#(position) FROM "public"."day";"#,
        ]
        #expect(lines == expected)
        let alone = try bench.script(.postgresql, only: ["public.a"])
        #expect(alone.notes == ["dataset 'public.a': its parent is not in the script: it is a table of its own"])
        #expect(!alone.text.contains("ATTACH"))
    }

    @Test func `an identity takes its sequence along, and its position`() throws {
        var table = TableSchema(TableName("t", schema: "public"))
        var id = TableColumn("id", type: "integer", valueType: .integer)
        id.identity = "GENERATED ALWAYS AS IDENTITY"
        id.sequence = TableName("t_id_seq", schema: "public")
        table.columns = [id]
        var sequence = SequenceSchema(TableName("t_id_seq", schema: "public"))
        sequence.options = "START WITH 5"
        sequence.position = (7, false)
        let bench = try ScriptBench(
            .init(
                name: "public.t", columns: ["id"], records: ["[1]"],
                schema: SchemaRecord.records(of: table, dialect: .postgresql, sequences: [sequence])))
        let text = try bench.body(.postgresql)
        #expect(!text.contains("CREATE SEQUENCE"))
        #expect(
            text.hasSuffix(
                #"""
                ALTER TABLE "public"."t" ALTER COLUMN "id" ADD GENERATED ALWAYS AS IDENTITY \#
                (SEQUENCE NAME "public"."t_id_seq" START WITH 5);
                SELECT pg_catalog.setval('"public"."t_id_seq"', 7, false);

                """#))
        #expect(
            try bench.body(.postgresql, .rows).hasSuffix(
                "\\.\nSELECT pg_catalog.setval('\"public\".\"t_id_seq\"', 7, false);\n"))
    }
}
