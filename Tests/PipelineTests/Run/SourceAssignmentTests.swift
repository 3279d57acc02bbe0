import Records
import Rules
import Testing

@testable import Pipeline

struct SourceAssignmentTests {
    private func rules() throws -> RuleSet {
        try Folder().rules("datasets: { customers: { keep: [a] }, orders: { keep: [a] }, \"log_*\": { keep: [a] } }")
    }

    @Test(arguments: [
        ("customers=x.csv", "customers", "x.csv"), ("customers=-", "customers", "-"),
        ("customers=a=b.csv", "customers", "a=b.csv"), ("customers=", "customers", ""),
        ("exports/customers.csv.gz", "customers", "exports/customers.csv.gz"),
        ("orders.tsv", "orders", "orders.tsv"), ("orders", "orders", "orders"),
        ("x/a=b/orders.csv", "orders", "x/a=b/orders.csv"), ("log_may=x.csv", "log_may", "x.csv"),
        ("x/log_may.csv", "log_may", "x/log_may.csv"), ("/data/customers.csv", "customers", "/data/customers.csv"),
    ])
    func `names a dataset and its source`(argument: String, dataset: String, path: String) throws {
        let assignment = try SourceAssignment(argument, ruleSet: rules())
        #expect(assignment.dataset == dataset)
        #expect(assignment.path == path)
    }

    @Test(arguments: [
        (
            "Customers=x.csv",
            "'Customers' is no dataset of the rule set; did you mean 'customers'?"
        ),
        ("people.csv", "'people' is no dataset of the rule set; name one as NAME=PATH"),
        ("people=x.csv", "'people' is no dataset of the rule set; name one as NAME=PATH"),
        ("ORDERS.csv", "'ORDERS' is no dataset of the rule set; did you mean 'orders'?"),
        ("x\u{1B}=y", "'x\\u{1b}' is no dataset of the rule set; name one as NAME=PATH"),
    ])
    func `a name that is no dataset is refused`(argument: String, message: String) throws {
        let rules = try rules()
        let error = failure { _ = try SourceAssignment(argument, ruleSet: rules) }
        #expect(error?.description == message)
        #expect(error?.status == .usage)
    }
}
