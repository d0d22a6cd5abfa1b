/** Level of a formal notice (law 7): 0 a pre-reminder, 1 to 4 reminders; below 0 a courtesy without level (law 23). */
export const noticeLevel = 5;
