import type { Rule, RuleDocs } from '../../rule.ts';
import { cronFault } from '../support/cron.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { field, text } from '../support/spot.ts';

export const rule: Rule = {
  id: 'invalid-schedule',
  class: 'server',
  severity: 'error',
  visit: {
    'batch/v1.CronJobSpec': (visit) => {
      const schedule = text(visit, 'schedule');
      const fault = schedule ? cronFault(schedule) : undefined;
      if (schedule && fault) {
        visit.report(
          finding(
            field(visit, 'schedule')!,
            { ko: `${quote(schedule)}: ${fault.ko}.`, en: `${quote(schedule)} cannot be read: ${fault.en}.` },
            fault.hint,
          ),
        );
      }
      const zone = text(visit, 'timeZone');
      if (zone === undefined || isTimeZone(zone)) return;
      visit.report(
        finding(
          field(visit, 'timeZone')!,
          { ko: `${quote(zone)}: 시간대 이름이 아닙니다.`, en: `${quote(zone)} is not a time zone.` },
          { ko: '`Asia/Seoul`처럼 적으십시오.', en: 'Write a name such as `Asia/Seoul`.' },
        ),
      );
    },
  },
};

const REGION =
  /^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US)\//;
/** Names without a region: engines know more of them, `PST` for one, than the IANA does. */
const BARE =
  /^(CET|CST6CDT|Cuba|EET|EST|EST5EDT|Egypt|Eire|Factory|GB|GB-Eire|GMT|GMT[-+]?0|Greenwich|HST|Hongkong|Iceland|Iran|Israel|Jamaica|Japan|Kwajalein|Libya|MET|MST|MST7MDT|NZ|NZ-CHAT|Navajo|PRC|PST8PDT|Poland|Portugal|ROC|ROK|Singapore|Turkey|UCT|UTC|Universal|W-SU|WET|Zulu)$/;

/**
 * The server's own list of time zones is the IANA's, as that of every JavaScript engine, but it tells capitals from small letters.
 * An engine gives a name back in its own case, or the name that took its place.
 */
function isTimeZone(name: string): boolean {
  if (!REGION.test(name)) return BARE.test(name);
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    const [own, engines] = [city(name), city(known)];
    return (
      own === engines ||
      (own.toLowerCase() !== engines.toLowerCase() && /^(?!.*([A-Z]{4}|[-_](?!of|es)[a-z]))[A-Z]/.test(own))
    );
  } catch {
    return false;
  }
}

const city = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

export const docs: RuleDocs = {
  title: {
    ko: '크론잡의 일정이나 시간대를 읽을 수 없습니다',
    en: 'The schedule or time zone of a CronJob is not valid',
  },
  text: {
    ko: '일정은 `분 시 일 월 요일` 다섯 필드로 적습니다. 요일은 0(일요일)부터 6까지여서 7은 쓸 수 없고, `MON`, `JAN` 같은 이름과 `@daily` 같은 줄임말은 쓸 수 있습니다. 시간대는 `TZ=`가 아니라 `timeZone`에 적습니다.',
    en: 'A schedule has five fields: minute, hour, day, month, weekday. Weekdays are numbered from 0 (Sunday) to 6, so 7 is not allowed. Names such as `MON` and `JAN` and short forms such as `@daily` are allowed. Write a time zone in `timeZone`, not as a `TZ=` prefix.',
  },
  fails: [
    {
      manifest: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: echo
spec:
  schedule: '0 0 * * 7'
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: echo
              image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.schedule',
    },
    {
      manifest: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: echo
spec:
  schedule: '0 0 0 * * *'
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: echo
              image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.schedule',
    },
    {
      manifest: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: echo
spec:
  schedule: '@daily'
  timeZone: Seoul
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: echo
              image: ghcr.io/subicura/echo:v1
`,
      at: 'spec.timeZone',
    },
  ],
  passes: [
    `apiVersion: batch/v1
kind: CronJob
metadata:
  name: echo
spec:
  schedule: '*/5 9-18 * JAN-JUN MON-FRI'
  timeZone: Asia/Seoul
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: echo
              image: ghcr.io/subicura/echo:v1
`,
    `apiVersion: batch/v1
kind: CronJob
metadata:
  name: echo
spec:
  schedule: '@every 1h30m'
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: echo
              image: ghcr.io/subicura/echo:v1
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax',
};
