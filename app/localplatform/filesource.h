// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/source.h"

namespace dfw::localplatform {

/// A folder of files as cloud storage: "/" is the folder itself, and nothing above it or beside it
/// can be reached, through ".." and links neither. Hidden files are not there.
class FileSource : public Source
{
public:
    explicit FileSource(const QString &folder);

    Result<QList<SourceEntry>> list(const QString &folder) override;
    Result<SourceSample> describe(const SourceSelection &selection, int rows) override;
    /// A file, a folder or a pattern. All files must have the same columns. Nothing there at all,
    /// or nothing but empty files, is error 133.
    Result<std::unique_ptr<RowReader>> read(const SourceSelection &selection,
                                            const QStringList &columns,
                                            const DeltaWindow &window) override;

    /// Why a path can never be read here ("..", a backslash); also for paths that do not exist yet.
    static std::optional<Error> checkPath(const QString &path, const QString &pointer);

private:
    /// The place on the disk; empty when there is nothing, or nothing that may be read.
    QString onDisk(const QString &path) const;
    QStringList matching(const SourceSelection &selection) const;

    QString m_root; ///< without links in it
};

} // namespace dfw::localplatform
