extension PublicSite {
    /// Everything that it shows, as the files of a static copy.
    package func files(origin: String) throws -> [StaticCopy.File] { try StaticCopy(self, origin: origin).files }
}
