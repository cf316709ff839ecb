// SPDX-License-Identifier: Apache-2.0
#include "domain/sourceplan.h"

namespace dfw {

using namespace Qt::StringLiterals;

QString fileFormatName(FileFormat format)
{
    switch (format) {
    case FileFormat::Delimited:
        return u"delimited"_s;
    case FileFormat::Json:
        return u"json"_s;
    case FileFormat::Parquet:
        return u"parquet"_s;
    }
    return {};
}

std::optional<FileFormat> fileFormatFromName(const QString &name)
{
    for (const FileFormat format : {FileFormat::Delimited, FileFormat::Json, FileFormat::Parquet}) {
        if (name.compare(fileFormatName(format), Qt::CaseInsensitive) == 0)
            return format;
    }
    return std::nullopt;
}

} // namespace dfw
