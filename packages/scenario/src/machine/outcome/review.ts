/** Business days within which a person looks at an item parked for a decision, where no card says another time (law 12). */
export const reviewBusinessDays = 5;
