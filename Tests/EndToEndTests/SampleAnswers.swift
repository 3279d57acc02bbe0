/// Questions to the views of the samples, and a Python program that answers them from the sources.
enum SampleAnswers {
    /// Counts, filters, groups and joins.
    static let queries = [
        "SELECT (SELECT count(*) FROM customers), (SELECT count(*) FROM orders)",
        "SELECT country, count(*) FROM customers GROUP BY 1 ORDER BY 1",
        "SELECT ifnull(plan, ''), count(*) FROM customers WHERE type = 'company' GROUP BY 1 ORDER BY 1",
        "SELECT status, currency, count(*) FROM orders GROUP BY 1, 2 ORDER BY 1, 2",
        "SELECT type, city, count(*) FROM customers WHERE city <> '' GROUP BY 1, 2 ORDER BY 1, 2",
        "SELECT count(*) FROM orders WHERE amount LIKE '-%'",
        "SELECT currency, count(*), sum(amount) FROM orders GROUP BY 1 ORDER BY 1",
        "SELECT birth_date, count(*) FROM customers WHERE birth_date GLOB '[0-9]*' GROUP BY 1 ORDER BY 1",
        "SELECT count(*), count(DISTINCT id) FROM customers",
        "SELECT count(DISTINCT email) FROM customers WHERE email <> ''",
        """
        SELECT c.country, count(*), count(DISTINCT c.id) FROM orders o JOIN customers c ON c.id = o.customer_id
        WHERE o.status = 'returned' GROUP BY 1 ORDER BY 1
        """,
        "SELECT count(*) FROM orders o JOIN customers c ON c.email = o.email WHERE c.email <> ''",
        "SELECT count(*) FROM orders WHERE customer_id IS NULL",
    ]

    /// The reading that both programs below share: rows as maps, null and empty alike.
    private static let reading = """
        import csv, gzip, io, sys
        from collections import Counter
        from datetime import date
        from decimal import ROUND_HALF_UP, Decimal

        folder = sys.argv[1]
        with open(folder + "/customers.csv", encoding="utf-8-sig", newline="") as file:
            customers = list(csv.DictReader(file))
        with gzip.open(folder + "/orders.csv.gz", "rt", encoding="utf-8-sig", newline="") as file:
            orders = list(csv.DictReader(file))
        by_id = {row["id"]: row for row in customers}
        def bars(*fields):
            print("|".join(str(field) for field in fields))
        def grouped(counter):
            for key, count in sorted(counter.items(), key=lambda entry: [part.encode() for part in entry[0]]):
                bars(*key, count)

        """

    /// Prints the answers to `queries`.
    static let script =
        reading + """
            bars(len(customers), len(orders))
            grouped(Counter((row["country"],) for row in customers))
            grouped(Counter((row["plan"],) for row in customers if row["type"] == "company"))
            grouped(Counter((row["status"], row["currency"]) for row in orders))
            grouped(Counter((row["type"], row["city"]) for row in customers if row["city"]))
            def rounded(amount):
                return int((Decimal(amount or 0) / 5).quantize(Decimal(1), ROUND_HALF_UP)) * 5
            bars(sum(rounded(row["amount"]) < 0 for row in orders))
            for currency in sorted({row["currency"] for row in orders}):
                amounts = [rounded(row["amount"]) for row in orders if row["currency"] == currency]
                bars(currency, len(amounts), sum(amounts))
            def decade(birth):
                try:
                    born = date.fromisoformat(birth[:10])
                except ValueError:
                    return None
                age = 2026 - born.year - ((born.month, born.day) > (1, 31))
                return f"{age // 10 * 10}-{age // 10 * 10 + 9}" if age < 90 else "90+"
            def is_past(birth):
                return decade(birth) and birth[:10] <= "2026-01-31"
            births = [row["birth_date"] for row in customers]
            grouped(Counter((decade(birth),) for birth in births if is_past(birth)))
            bars(len(customers), len(by_id))
            def folded(email):
                trimmed = email.strip(" \\t\\n\\v\\f\\r")
                return "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in trimmed)
            emails = Counter(folded(row["email"]) for row in customers if row["email"])
            bars(len(emails))
            returned = [by_id[row["customer_id"]] for row in orders
                        if row["status"] == "returned" and row["customer_id"] in by_id]
            for country in sorted({row["country"] for row in returned}):
                here = [row["id"] for row in returned if row["country"] == country]
                bars(country, len(here), len(set(here)))
            bars(sum(emails[folded(row["email"])] for row in orders if row["email"]))
            bars(sum(not row["customer_id"] for row in orders))
            """

    /// Prints the answers to the joins of README's page for AI systems, from the sources alone.
    static let conversations =
        reading + """
            import json
            def lines(name):
                with open(f"{folder}/{name}.jsonl", "rb") as file:
                    return [json.loads(line) for line in file.read().split(b"\\n") if line.strip()]
            def user(record):
                return by_id.get(str((record.get("user") or {}).get("id")))
            def counted(rows):
                return len(rows), len({row["id"] for row in rows})
            def by(pairs):
                return {key: counted([row for each, row in pairs if each == key]) for key in {key for key, _ in pairs}}

            prompts, events = lines("prompts"), lines("events")
            asked = [row for row in map(user, prompts) if row]
            countries = by([(row["country"], row) for row in asked])
            for country, counts in sorted(countries.items(), key=lambda entry: (-entry[1][0], entry[0]))[:5]:
                bars(country, *counts)

            def folded(email):
                trimmed = (email or "").strip(" \\t\\n\\v\\f\\r")
                return "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in trimmed)
            writers = [folded((record["user"] or {}).get("email")) for record in prompts]
            bars(*counted([row for email in writers if email for row in customers if folded(row["email"]) == email]))

            def arguments(call):
                try:
                    return json.loads(call["arguments"] or "{}")
                except ValueError:
                    return {}
            calls = [arguments(call) for record in prompts for call in record.get("tool_calls") or []]
            known = {row["id"] for row in orders}
            wanted = [str(call["order"]["id"]) for call in calls if "order" in call]
            bars(len([each for each in wanted if each in known]), len(known & set(wanted)))

            acted = [(record["type"], user(record)) for record in events if user(record)]
            for kind, counts in sorted(by(acted).items()):
                bars(kind, *counts)
            """

    /// Prints how many orders have a customer, and how many customers an order.
    static let join =
        reading + """
            joined = [row["customer_id"] for row in orders if row["customer_id"] in by_id]
            bars(len(joined), len(set(joined)))
            """
}
