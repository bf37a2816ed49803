import Foundation
import Testing

@testable import PlanDomain

/// Exact decimals: what is typed, compared and shown.
struct FigureTests {
    private func figure(_ text: String) throws -> Figure { try #require(Figure(plain: text), "\(text)") }

    @Test(arguments: [
        "0", "7", "-7", "74.4", "-0.05", "999999999999999999", "-999999999999999999", "0.000000000000000001",
    ])
    func `A figure is written as it was read`(text: String) throws {
        let figure = try figure(text)
        #expect(figure.plain == text)
        #expect(try JSONDecoder().decode(Figure.self, from: JSONEncoder().encode(figure)) == figure)
    }

    @Test(arguments: [("85.0", "85"), ("0.50", "0.5"), ("-0", "0"), ("-0.000", "0"), ("007", "7"), ("1.2300", "1.23")])
    func `Zeros that say nothing are not kept`(text: String, plain: String) throws {
        #expect(try figure(text).plain == plain)
        #expect(try figure(text) == figure(plain))
        #expect(try figure(text).hashValue == figure(plain).hashValue)
    }

    @Test(arguments: [
        "", "-", ".", ".5", "5.", "1.2.3", "1,234", "1e5", "+5", " 5", "5 ", "٣", "−5", "NaN", "1000000000000000000",
        "0.0000000000000000001", "--5", "5-", "0x1F",
    ])
    func `What is not the plain form is no figure`(text: String) { #expect(Figure(plain: text) == nil) }

    @Test(arguments: [
        ("0.1", "0.2", "0.3", "-0.1", "0.02"), ("1.005", "-1.005", "0", "2.01", "-1.010025"),
        ("999999999999", "0.000001", "999999999999.000001", "999999999998.999999", "999999.999999"),
        ("-3", "7", "4", "-10", "-21"),
    ])
    func `Sums, differences and products are exact`(
        left: String,
        right: String,
        sum: String,
        difference: String,
        product: String
    ) throws {
        let (left, right) = (try figure(left), try figure(right))
        #expect(try left.adding(right) == figure(sum))
        #expect(try left.subtracting(right) == figure(difference))
        #expect(try left.multiplied(by: right) == figure(product))
    }

    @Test func `What would need more than eighteen digits is nothing, and never something near it`() throws {
        let most = try figure("999999999999999999")
        #expect(try most.adding(figure("1")) == nil)
        #expect(try most.multiplied(by: figure("1.1")) == nil)
        #expect(try figure("123456789012").multiplied(by: figure("0.123456789")) == nil)
        #expect(try most.multiplied(by: figure("0")) == .zero)
    }

    @Test(arguments: [
        ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("1.005", 2, "1.01"), ("-1.005", 2, "-1.01"), ("0.05", 1, "0.1"),
        ("0.04", 1, "0"), ("-0.04", 1, "0"), ("99.95", 1, "100"), ("74.4", 3, "74.4"), ("0.999999999999999999", 0, "1"),
        ("1.4999999", 0, "1"),
    ])
    func `A half is rounded away from zero`(text: String, decimals: Int, rounded: String) throws {
        #expect(try figure(text).rounded(to: decimals) == figure(rounded))
    }

    @Test(arguments: [
        ("1", "3", 4, "0.3333"), ("2", "3", 4, "0.6667"), ("-2", "3", 0, "-1"), ("1", "-8", 2, "-0.13"),
        ("1", "8", 2, "0.13"), ("49.5", "0.5", 0, "99"), ("0", "5", 2, "0"),
        ("999999999999999999", "1", 0, "999999999999999999"),
        ("0.000000000000000001", "3", 10, "0"),
    ])
    func `A quotient is rounded the same way`(left: String, right: String, decimals: Int, quotient: String) throws {
        #expect(try figure(left).divided(by: figure(right), decimals: decimals) == figure(quotient))
    }

    @Test func `Nothing is divided by nothing`() throws {
        #expect(try figure("5").divided(by: .zero, decimals: 2) == nil)
    }

    @Test(arguments: [
        ("0", 0, "0"), ("1234.5", 2, "1,234.50"), ("-1234567", 0, "−1,234,567"), ("999.95", 1, "1,000.0"),
        ("-0.04", 1, "0.0"), ("100", 0, "100"), ("1000", 0, "1,000"), ("0.5", 0, "1"), ("12", 3, "12.000"),
    ])
    func `A figure is shown with its decimals and its thousands`(text: String, decimals: Int, shown: String) throws {
        #expect(try figure(text).shown(decimals: decimals) == shown)
    }

    @Test func `The order is that of numbers, and differences agree with it`() throws {
        var state: UInt64 = 42
        func next(_ bound: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % bound
        }
        for _ in 0..<20_000 {
            let pair = try (0..<2).map { _ in
                try #require(Figure(digits: Int64(next(2_000_000)) - 1_000_000, places: Int(next(7))))
            }
            let (left, right) = (pair[0], pair[1])
            let difference = try #require(left.subtracting(right))
            #expect((left < right) == difference.isNegative)
            #expect((left == right) == (difference == .zero))
            #expect(right.adding(difference) == left)
            #expect(left.approximate == Double(left.plain))
            let decimals = Int(next(6))
            let error = try #require(left.rounded(to: decimals).subtracting(left)).magnitude
            let half = try #require(Figure(digits: 5, places: decimals + 1))
            #expect(error <= half)
            #expect(left.rounded(to: decimals).decimals <= decimals)
        }
    }
}
