// SPDX-License-Identifier: Apache-2.0
#include "domain/filepaths.h"

#include <QRegularExpression>

namespace dfw {

namespace {

bool isWildcard(const QString &path)
{
    return path.contains(u'*') || path.contains(u'?');
}

} // namespace

QString folderOf(const FileSelection &selection)
{
    if (selection.isFolder && !isWildcard(selection.path))
        return selection.path.endsWith(u'/') ? selection.path : selection.path + u'/';
    return selection.path.left(selection.path.lastIndexOf(u'/') + 1);
}

bool matches(const FileSelection &selection, const QString &filePath)
{
    if (!selection.isFolder)
        return filePath == selection.path;
    if (!filePath.startsWith(folderOf(selection)))
        return false;
    if (!isWildcard(selection.path))
        return true;
    const QString pattern = selection.path.sliced(selection.path.lastIndexOf(u'/') + 1);
    const QRegularExpression names(QRegularExpression::wildcardToRegularExpression(pattern));
    return names.match(filePath.sliced(filePath.lastIndexOf(u'/') + 1)).hasMatch();
}

} // namespace dfw
