internal import Foundation
internal import Masking
internal import Records
internal import Vault

/// What a vault holds, for `bauta vault show`.
enum VaultText {
    /// For people: masks, keys, and the audit.
    static func tables(_ summary: VaultSummary, width: Int?) -> String {
        let masks = summary.masks.map { mask in
            [
                SafeText.escaped(mask.label), NumberText.grouped(mask.tokens), NumberText.grouped(mask.expiring),
                mask.firstExpiry.map(VaultMoment.day) ?? "", mask.lastExpiry.map(VaultMoment.day) ?? "",
            ]
        }
        let keys = summary.keys.map { key in
            ["\(key.key.version)", key.key.key.id, key.key.added, NumberText.grouped(key.tokens)]
        }
        let entries = summary.entries.map { entry in
            let event = members(of: entry)
            return [
                "\(entry.sequence)", entry.time, text(event["event"]), text(event["user"]), text(event["column"]),
                text(event["values"]), text(event["reason"]),
            ]
        }
        let parts = [
            TextTable(
                header: ["mask", "tokens", "expiring", "first", "last"], rows: masks, numbers: [1, 2], whole: [3, 4]),
            TextTable(header: ["version", "key", "added", "tokens"], rows: keys, numbers: [0, 3], whole: [1, 2]),
            TextTable(
                header: ["entry", "time", "event", "user", "column", "values", "reason"], rows: entries,
                numbers: [0, 5], whole: [1, 2]),
        ]
        let chain = summary.isTrailWhole ? "audit: a whole chain" : "audit: BROKEN"
        return (parts.map { $0.lines(width: width).joined(separator: "\n") } + [chain]).joined(separator: "\n\n")
    }

    /// For programs: one JSON object.
    static func json(_ summary: VaultSummary) -> String {
        var object = JSONObject()
        object.add(
            "masks",
            json: JSONObject.array(
                summary.masks.map { mask in
                    var member = JSONObject()
                    member.add("mask", mask.label)
                    member.add("tokens", mask.tokens)
                    member.add("expiring", mask.expiring)
                    member.add("first_expiry", mask.firstExpiry.map(VaultMoment.day))
                    member.add("last_expiry", mask.lastExpiry.map(VaultMoment.day))
                    return member.text
                }))
        object.add(
            "keys",
            json: JSONObject.array(
                summary.keys.map { key in
                    var member = JSONObject()
                    member.add("version", key.key.version)
                    member.add("key", key.key.key.id)
                    member.add("added", key.key.added)
                    member.add("tokens", key.tokens)
                    return member.text
                }))
        let entries = summary.entries.map { members(of: $0).isEmpty ? JSONText.quoted($0.event) : $0.event }
        object.add("audit", json: JSONObject.array(entries))
        object.add("audit_whole", summary.isTrailWhole)
        return object.text
    }

    private static func members(of entry: VaultEntry) -> [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(entry.event.utf8))) as? [String: Any] ?? [:]
    }

    private static func text(_ member: Any?) -> String { member.map { SafeText.escaped("\($0)") } ?? "" }
}
