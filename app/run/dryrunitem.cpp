// SPDX-License-Identifier: Apache-2.0
#include "run/dryrunitem.h"

#include <algorithm>

namespace dfw::run {

using namespace Qt::StringLiterals;

QString dryRunPointName(DryRunPoint point)
{
    switch (point) {
    case DryRunPoint::SignIn:
        return u"signIn"_s;
    case DryRunPoint::Platform:
        return u"platform"_s;
    case DryRunPoint::Rights:
        return u"rights"_s;
    case DryRunPoint::LookUp:
        return u"lookUp"_s;
    case DryRunPoint::ConnectionState:
        return u"connectionState"_s;
    case DryRunPoint::ConnectionTest:
        return u"connectionTest"_s;
    case DryRunPoint::Source:
        return u"source"_s;
    case DryRunPoint::SourceData:
        return u"sourceData"_s;
    case DryRunPoint::SourceColumns:
        return u"sourceColumns"_s;
    case DryRunPoint::NewConnection:
        return u"newConnection"_s;
    case DryRunPoint::NewSchema:
        return u"newSchema"_s;
    case DryRunPoint::Dataset:
        return u"dataset"_s;
    case DryRunPoint::Mapping:
        return u"mapping"_s;
    case DryRunPoint::MappingService:
        return u"mappingService"_s;
    case DryRunPoint::MappingPreview:
        return u"mappingPreview"_s;
    case DryRunPoint::Flow:
        return u"flow"_s;
    case DryRunPoint::Name:
        return u"name"_s;
    }
    return {};
}

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Fine:
        return u"fine"_s;
    case Verdict::Warning:
        return u"warning"_s;
    case Verdict::Problem:
        return u"problem"_s;
    case Verdict::NotChecked:
        return u"notChecked"_s;
    }
    return {};
}

Error dryRunReason(const char *code)
{
    return {.kind = ErrorKind::InvalidPlan,
            .operation = u"dryRun"_s,
            .code = QString::fromLatin1(code)};
}

int DryRunReport::count(Verdict verdict) const
{
    return static_cast<int>(
        std::count_if(items.begin(), items.end(),
                      [verdict](const DryRunItem &one) { return one.verdict == verdict; }));
}

} // namespace dfw::run
