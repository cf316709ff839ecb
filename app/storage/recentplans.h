// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QList>
#include <QString>

namespace dfw::storage {

/// One entry of the list.
struct RecentPlan
{
    QString path;        ///< absolute
    bool exists = false; ///< a missing file stays in the list: its disk may only be away

    bool operator==(const RecentPlan &) const = default;
};

/// The plans opened or saved last, the latest first, at most ten, each file once. Kept in
/// `recent-plans.json` in the directory given, readable by the user only: paths tell customers'
/// names. Read anew every time, so that two windows agree.
class RecentPlans
{
public:
    /// `directory` is made with the first add().
    explicit RecentPlans(QString directory);

    /// Empty where nothing was kept or the file is no list of ours: the list is a convenience, and
    /// its loss is no error worth a word.
    QList<RecentPlan> list() const;

    /// Puts `path` first. Fails with ErrorKind::Storage where the list cannot be written.
    Result<Unit> add(const QString &path);
    Result<Unit> remove(const QString &path);

private:
    QString file() const;
    QStringList read() const;
    Result<Unit> write(const QStringList &paths) const;

    QString m_directory;
};

} // namespace dfw::storage
