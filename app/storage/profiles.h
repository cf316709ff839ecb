// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "domain/profile.h"

#include <QByteArray>

namespace dfw::storage {

/// A larger file is no list of profiles.
inline constexpr qint64 largestProfilesBytes = 1024 * 1024;
inline constexpr int profilesVersion = 1;

/// A profile with an id of its own and the documented hosts.
Profile newProfile(const QString &name);

/// The profiles, in `profiles.json` in the directory given (the user's configuration directory),
/// readable by the user only, and without any secret. Read anew every time, so that two windows
/// agree. Errors are ErrorKind::Storage, `where` the path, with the codes
///   NotProfiles    the file is something else
///   NewerProfiles  made by a later version of the program
///   BadProfile     `detail` is the JSON pointer of what is wrong in it
/// or none where the file cannot be read or written. A file that cannot be read is never written
/// over.
class Profiles
{
public:
    /// `directory` is made with the first change.
    explicit Profiles(QString directory);

    /// None yet where there is no file.
    Result<ProfileList> load() const;
    /// Puts `profile` in the place of the one with its id, or last.
    Result<Unit> keep(const Profile &profile);
    /// Its secrets are removed by whoever knows the keychain; before, so that none is left behind.
    Result<Unit> remove(const QString &id);
    /// Which one the program begins with; empty for none.
    Result<Unit> setCurrent(const QString &id);

    QString file() const;

private:
    Result<Unit> write(const ProfileList &list) const;

    QString m_directory;
};

/// Reads and writes the text, for the tests and for Profiles. Equal lists give equal bytes.
Result<ProfileList> readProfiles(const QByteArray &json);
QByteArray writeProfiles(const ProfileList &list);

} // namespace dfw::storage
