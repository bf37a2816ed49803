// swift-tools-version: 6.2

import PackageDescription

// The same language rules for every target; in CI a warning is an error.
var settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]
if Context.environment["CI"] != nil {
    settings.append(.treatAllWarnings(as: .error))
}

let collections: Target.Dependency = .product(name: "HashTreeCollections", package: "swift-collections")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")

let package = Package(
    name: "throughline",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "throughline", targets: ["throughline"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // Without its "ConfigurationSupport" trait: configuration is read in one place, the command line.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: ["FullFoundation"]),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.0"),
    ],
    targets: [
        // The domain: values, changes, commands and rules of a council plan. No I/O, no clock.
        .target(name: "PlanDomain", dependencies: [collections], swiftSettings: settings),
        // The record: entries, the hash chain, checkpoints and the port that stores implement.
        .target(
            name: "Ledger",
            dependencies: ["PlanDomain", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: settings
        ),
        // The embedded store, on GRDB.
        .target(
            name: "SQLiteLedger",
            dependencies: ["Ledger", "PlanDomain", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings
        ),
        // What people do: a command in, entries out; the live council; releases; search.
        .target(
            name: "PlanUseCases",
            dependencies: [
                "PlanDomain", "Ledger", "Courier", collections, logging,
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings
        ),
        // Debian's libcurl, behind functions whose arguments have types.
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        // Debian's writer of the squares of dots that telephones read.
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        // Sends mail and asks other servers over HTTPS.
        .target(name: "Courier", dependencies: ["CCurl"], swiftSettings: settings),
        // Debian's CommonMark parser; its own pkg-config file asks for a library that is not used here and may be missing.
        .systemLibrary(name: "CMarkGFM", providers: [.apt(["libcmark-gfm-dev"])]),
        // Debian's brotli encoder.
        .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlienc", providers: [.apt(["libbrotli-dev"])]),
        // Debian's zlib.
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        // Typed HTML and SVG, escaped by construction; Markdown read into it. Knows nothing of plans.
        .target(name: "Markup", dependencies: ["CMarkGFM"], swiftSettings: settings),
        // Accessible SVG drawings of domain values.
        .target(name: "PlanCharts", dependencies: ["PlanDomain", "Markup"], swiftSettings: settings),
        // zlib behind a function whose arguments have names.
        .target(name: "Compressing", dependencies: ["CZlib"], swiftSettings: settings),
        // Papers and reports as a tree of blocks, written as HTML, PDF and office files.
        .target(
            name: "PlanDocuments",
            dependencies: ["PlanDomain", "PlanCharts", "Markup", "Compressing", "CZlib", collections],
            resources: [.embedInCode("Templates")],
            swiftSettings: settings
        ),
        // Reading and writing what others use: committee papers and outlines.
        .target(name: "PlanInterchange", dependencies: ["PlanDomain", collections], swiftSettings: settings),
        // The web: pages, components, assets, routes. Knows no store.
        .target(
            name: "PlanWeb",
            dependencies: [
                "PlanDomain", "Ledger", "PlanUseCases", "PlanInterchange", "PlanDocuments", "Markup", "PlanCharts",
                "CBrotli",
                "CQREncode", "Compressing",
                collections, logging,
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            resources: [.embedInCode("Assets")],
            swiftSettings: settings
        ),
        // The published figures of the demonstration, embedded as they are.
        .target(
            name: "CDemonstrationFigures",
            exclude: ["SOURCES.md", "measures.csv", "observations.csv", "comparators.csv"]
        ),
        // The command line: reads configuration, picks the store, wires everything.
        .executableTarget(
            name: "throughline",
            dependencies: [
                "CDemonstrationFigures", "PlanDomain", "Ledger", "SQLiteLedger", "Courier", "PlanUseCases",
                "PlanInterchange", "PlanDocuments", "PlanWeb",
                collections, logging,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            resources: [.embedInCode("Demonstration/Papers")],
            swiftSettings: settings
        ),
        // Samples and a still world for the tests.
        .target(
            name: "PlanTestSupport",
            dependencies: ["PlanDomain", "Ledger", "SQLiteLedger", "PlanUseCases"],
            swiftSettings: settings
        ),
        // Writes without end until a test kills it.
        .executableTarget(
            name: "crash-writer",
            dependencies: ["PlanDomain", "Ledger", "SQLiteLedger", "PlanUseCases", "PlanTestSupport", collections],
            swiftSettings: settings
        ),
        // Measures the record: appends, replay, cold start, memory.
        .executableTarget(
            name: "ledger-bench",
            dependencies: [
                "PlanDomain", "Ledger", "SQLiteLedger", "PlanUseCases", "PlanTestSupport", collections,
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Benchmarks/ledger-bench",
            swiftSettings: settings
        ),
        // Reading, control charts and statuses at size, with sums that other programs' results can be held against.
        .executableTarget(
            name: "measures-bench",
            dependencies: [
                "PlanDomain", "Ledger", "SQLiteLedger", "PlanUseCases", "PlanInterchange", collections,
            ],
            path: "Benchmarks/measures-bench",
            swiftSettings: settings
        ),
        // Papers in every format, in turns with the typesetter alone.
        .executableTarget(
            name: "papers-bench",
            dependencies: ["PlanDomain", "PlanCharts", "PlanDocuments", "Markup"],
            path: "Benchmarks/papers-bench",
            swiftSettings: settings
        ),
        .testTarget(
            name: "PlanDomainTests",
            dependencies: ["PlanDomain", "PlanTestSupport", collections],
            swiftSettings: settings
        ),
        .testTarget(
            name: "LedgerTests",
            dependencies: [
                "PlanDomain", "Ledger", "SQLiteLedger", "PlanUseCases", "PlanTestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "PlanUseCasesTests",
            dependencies: [
                "PlanDomain", "Ledger", "SQLiteLedger", "Courier", "PlanUseCases", "PlanTestSupport", collections,
                logging,
            ],
            swiftSettings: settings
        ),
        // Mail and sign-in, with real servers where THROUGHLINE_TEST_PYTHON names a Python that has them.
        .testTarget(
            name: "CourierTests",
            dependencies: [
                "Courier", "PlanDomain", "PlanUseCases",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            exclude: ["Servers"],
            swiftSettings: settings
        ),
        .testTarget(name: "MarkupTests", dependencies: ["Markup"], swiftSettings: settings),
        .testTarget(
            name: "PlanChartsTests",
            dependencies: ["PlanCharts", "PlanDomain", "Markup"],
            swiftSettings: settings
        ),
        // Papers, set by Typst itself where THROUGHLINE_TEST_PYTHON names a Python that has it.
        .testTarget(
            name: "PlanDocumentsTests",
            dependencies: [
                "PlanDocuments", "PlanDomain", "PlanCharts", "PlanTestSupport", "Markup", "CZlib", collections,
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "PlanInterchangeTests",
            dependencies: ["PlanInterchange", "PlanDomain", collections],
            swiftSettings: settings
        ),
        .testTarget(
            name: "PlanWebTests",
            dependencies: [
                "PlanWeb", "PlanDomain", "Ledger", "SQLiteLedger", "PlanUseCases", "PlanInterchange", "PlanTestSupport",
                collections, logging,
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: settings
        ),
        // The programs as they are built, run as processes.
        .testTarget(name: "CommandTests", dependencies: ["throughline", "crash-writer"], swiftSettings: settings),
    ]
)
