import Markup
import Testing

struct TenthsTests {
    @Test(arguments: [
        (12.34, "12.3"), (12.0, "12"), (-0.04, "0"), (-0.25, "-0.3"), (-4, "-4"), (0.96, "1"), (.nan, "0"),
        (.infinity, "0"),
    ])
    func `A coordinate has one decimal at most, and a place in any case`(number: Double, text: String) {
        #expect(number.inTenths == text)
    }

    @Test func `Whole and broken coordinates are written as they are`() {
        let html = element(.rect, .geometry(.x, 3), .geometry(.y, 1.5)).string
        #expect(html == "<rect x=\"3\" y=\"1.5\"></rect>")
    }
}
