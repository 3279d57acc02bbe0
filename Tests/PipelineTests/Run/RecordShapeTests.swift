import Ingest
import Records
import Rules
import Store
import Testing

@testable import Pipeline

struct RecordShapeTests {
    private func shape(_ rules: String, header: [String]? = nil) throws -> (RecordShape, DatasetRules) {
        let plan = try DatasetPlan.bench("datasets: { d: { \(rules) } }", header: header)
        return (plan.shape, plan.rules)
    }

    @Test func `a table shows its columns in the source's order, without dropped ones`() throws {
        let (shape, _) = try shape("keep: [a, c], drop: [b]", header: ["c", "b", "a"])
        #expect(shape.header == ["c", "b", "a"])
        #expect(shape.shownNames == ["c", "a"])
        #expect(shape.columns.map(\.name) == ["c", "b", "a"])
        #expect(shape.listedPaths.isEmpty)
    }

    @Test func `JSON shows the paths that the rules name without wildcards`() throws {
        let (shape, _) = try shape(
            """
            unlisted: keep, keep: [id, 'u.**', 'l[*]'], drop: [u.secret],
            columns: { u.mail: redact, 'm.*': { redact: v, keys: { redact: k } }, '["x y"]': redact }
            """)
        #expect(shape.header == nil)
        #expect(shape.shownNames == ["u.mail", "x y", "id"])
        // All but the masked keys and what no rule names.
        #expect(shape.listedPaths.count == shape.columns.count - 2)
        #expect(!shape.listedPaths.values.contains(.everything))
    }

    @Test func `the schema tells of types, unique columns, the subject and references`() throws {
        let (shape, rules) = try shape(
            """
            subject: user, keep: [user], drop: [x], columns: {
              id: { tokenize: integer, type: integer, unique: true }, ref: { references: d.id },
              raw: { redact: r, type: binary } }
            """.replacing("\n", with: " "), header: ["raw", "x", "id", "ref", "user"])
        #expect(
            shape.schema(of: rules) == [
                SchemaRecord(kind: "column", name: "raw", definition: "binary"),
                SchemaRecord(kind: "column", name: "id", definition: "integer"),
                SchemaRecord(kind: "column", name: "ref", definition: "integer"),
                SchemaRecord(kind: "column", name: "user", definition: "text"),
                SchemaRecord(kind: "unique", name: "id"), SchemaRecord(kind: "subject", name: "user"),
                SchemaRecord(kind: "reference", name: "ref", definition: "d.id"),
            ])
    }

    @Test func `the subject of JSON is a path, however it is spelled`() throws {
        let (shape, rules) = try shape("subject: \"user['id']\", keep: [\"user['id']\", n]")
        #expect(
            shape.schema(of: rules) == [
                SchemaRecord(kind: "column", name: "user.id", definition: "text"),
                SchemaRecord(kind: "column", name: "n", definition: "text"),
                SchemaRecord(kind: "subject", name: "user.id"),
            ])
    }

    @Test func `columns with JSON in them are followed by its paths`() throws {
        let (shape, _) = try shape(
            "columns: { a: { json: { x: redact, y: { json: { z: redact } } } }, b: redact }", header: ["a", "b"])
        #expect(
            shape.columns.flatMap(\.withNested).map(\.name) == [
                "a", "a->x", "a->y", "a->y->z", "a->y->**", "a->**", "b",
            ])
    }
}
